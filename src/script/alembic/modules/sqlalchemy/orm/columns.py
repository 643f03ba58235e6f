"""What a declarative class says of its columns."""
import datetime
import decimal
import enum
import uuid

from sqlalchemy import exc
from sqlalchemy.schema import Column
from sqlalchemy.type_base import to_instance

_NOTHING = object()


class MappedColumn:
    """mapped_column(): a Column whose type and nullability an annotation may complete."""
    _is_mapped_column = True

    def __init__(self, *args, nullable=_NOTHING, primary_key=False, default=_NOTHING,
                 insert_default=_NOTHING, init=None, repr=None, default_factory=None, compare=None,
                 kw_only=None, deferred=False, deferred_group=None, deferred_raiseload=None,
                 active_history=False, use_existing_column=False, sort_order=0, hash=None,
                 dataclass_metadata=None, **kw):
        self._says_nullable = nullable is not _NOTHING
        if self._says_nullable:
            kw['nullable'] = nullable
        given = insert_default if insert_default is not _NOTHING else default
        if given is not _NOTHING and given is not None:
            kw['default'] = given
        self.column = Column(*args, primary_key=primary_key, **kw)
        self._sort_order = sort_order

    def complete(self, annotation, known=None):
        """From Mapped[…]: the type, where none was given, and NOT NULL. known: the base's
        type_annotation_map."""
        if annotation is None:
            return self.column
        inner, optional = without_none(annotation)
        plain, said = inner, ()
        if _is_annotated(inner):
            plain, *said = inner.__args__
            plain, is_none_too = without_none(plain)
            optional = optional or is_none_too
        for each in said:
            if isinstance(each, MappedColumn):
                self._take_over(each)
        column = self.column
        if not self._says_nullable and not column.primary_key:
            column.nullable = optional
        if column.type._isnull and not column.foreign_keys:
            column.type = type_of_annotation((annotation, inner, plain), known or {})
        return column

    def _take_over(self, other):
        """What Annotated[int, mapped_column(…)] says and this column does not."""
        column = self.column
        copy = other.column._copy()
        if column.type._isnull and not column.foreign_keys:
            if not column.constraints and column.name is None:
                copy.key = column.key
                for name in ('default', 'server_default', 'onupdate', 'comment'):
                    if getattr(column, name) is not None:
                        setattr(copy, name, getattr(column, name))
                if self._says_nullable:
                    copy.nullable = column.nullable
                self.column = copy
            else:
                column.type = copy.type
        self._says_nullable = self._says_nullable or other._says_nullable

    @property
    def foreign_keys(self):
        return self.column.foreign_keys

    def __getattr__(self, name):
        if name[:2] == '__' or name == 'column':
            raise AttributeError(name)
        return getattr(self.column, name)


def mapped_column(*args, **kw):
    return MappedColumn(*args, **kw)


def orm_insert_sentinel(*args, **kw):
    raise exc.InvalidRequestError('insert sentinels are not supported')


class _MappedOf:
    """Mapped[int]"""

    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f'Mapped[{self.inner!r}]'


class Mapped:
    def __class_getitem__(cls, inner):
        return _MappedOf(inner)


class WriteOnlyMapped(Mapped):
    pass


class DynamicMapped(Mapped):
    pass


def _types():
    from sqlalchemy import types
    return {int: types.Integer, str: types.String, bool: types.Boolean, float: types.Float,
            bytes: types.LargeBinary, decimal.Decimal: types.Numeric, datetime.date: types.Date,
            datetime.datetime: types.DateTime, datetime.time: types.Time,
            datetime.timedelta: types.Interval, uuid.UUID: types.Uuid, dict: types.JSON}


def without_none(annotation):
    """(int, True) of Optional[int]."""
    if isinstance(annotation, str):
        return annotation, 'None' in annotation or annotation.startswith('Optional[')
    arguments = getattr(annotation, '__args__', None)
    origin = getattr(annotation, '__origin__', None)
    if arguments and type(None) in arguments:
        others = [each for each in arguments if each is not type(None)]
        return (others[0] if len(others) == 1 else annotation), True
    if hasattr(annotation, '__metadata__') and origin is not None:
        return without_none(origin)
    return annotation, annotation is None


_NAMES = {'int': int, 'str': str, 'bool': bool, 'float': float, 'bytes': bytes, 'dict': dict}


def _is_annotated(annotation):
    return getattr(getattr(annotation, '__origin__', None), '_name', None) == 'Annotated'


def _enum_of(annotation):
    """The type of an enumeration class or of Literal['a', 'b']."""
    from sqlalchemy.types import Enum
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return Enum(annotation)
    if getattr(getattr(annotation, '__origin__', None), '_name', None) == 'Literal':
        return Enum(*annotation.__args__, native_enum=False)
    return None


def type_of_annotation(forms, known):
    """forms: the annotation as it stands, without None, and without what Annotated adds."""
    for form in forms:
        if form in known:
            return to_instance(known[form])
    annotation = forms[-1]
    if isinstance(annotation, str):
        annotation = _NAMES.get(annotation.replace('Optional[', '').strip('] '), annotation)
    found = _types().get(annotation)
    made = found() if found is not None else _enum_of(annotation)
    if made is None:
        raise exc.ArgumentError(f"Could not locate SQLAlchemy Core type for Python type "
                                f"{annotation!r}: give mapped_column() a type")
    return made


class ColumnProperty:
    """column_property(): a column, or an expression that is selected with the others."""

    def __init__(self, column, *others, deferred=False, **kw):
        self.columns = [column, *others]
        self.expression = column

    def complete(self, annotation, known=None):
        return self.expression


def column_property(column, *others, **kw):
    return ColumnProperty(column, *others, **kw)


def deferred(column, *others, **kw):
    return ColumnProperty(column.column if hasattr(column, '_is_mapped_column') else column,
                          *others)


class Synonym:
    def __init__(self, name, map_column=None, descriptor=None, **kw):
        self.name = name


def synonym(name, **kw):
    return Synonym(name, **kw)


def composite(*args, **kw):
    raise exc.InvalidRequestError('composite() is not supported: map the columns')


def query_expression(default_expr=None, **kw):
    return ColumnProperty(default_expr)


def with_expression(key, expression):
    raise exc.InvalidRequestError('with_expression() is not supported')


def validates(*names, include_removes=False, include_backrefs=True):
    def decorate(function):
        function._validates = names
        return function
    return decorate


def reconstructor(function):
    return function

"""What all types of columns share, and types that scripts write themselves.

What C reads of a type (lower_type.c): `_kind`, the portable kind; with _kind "sql" also `_name`,
the type's SQL name. `_family`: the dialect that it belongs to, or None. Then, where an instance
has them, length, precision, scale, timezone, collation, enums, item_type, dimensions and the
options of one dialect, under the names that SQLAlchemy gives these attributes.

`_shown` are the arguments that repr() shows, with their defaults. Values are processed by
bind_value() and result_value(); `_binds` and `_results` say whether there is anything to do.
"""

from sqlalchemy import exc


class LazyModule:
    """A module that is imported when something of it is wanted."""

    def __init__(self, name):
        self._name = name

    def __getattr__(self, name):
        from importlib import import_module
        value = getattr(import_module(self._name), name)
        self.__dict__[name] = value
        return value


def to_instance(given, *args, **kwargs):
    """A type object from a type, a class of types or a function that makes one, or None."""
    if given is None:
        return NullType()
    return given(*args, **kwargs) if callable(given) else given


class TypeEngine:
    _kind = 'null'
    _name = None
    _family = None
    _shown = ()
    _binds = False
    _results = False
    _variant_mapping = {}
    _compilers = None # functions registered by @compiles, by dialect
    should_evaluate_none = False
    hashable = True
    render_bind_cast = False
    render_literal_cast = False
    sort_key_function = None
    python_type_ = None
    comparator_factory = None

    def __class_getitem__(cls, item):
        return cls

    @property
    def __visit_name__(self):
        return self._name or self._kind

    def with_variant(self, type_, *dialect_names):
        if not dialect_names:
            raise exc.ArgumentError("At least one dialect name is required")
        type_ = to_instance(type_)
        if type_._variant_mapping:
            raise exc.ArgumentError("can't pass a type that already has variants as a dialect-level "
                                    "type to with_variant()")
        for name in dialect_names:
            if name in self._variant_mapping:
                raise exc.ArgumentError(f"Dialect {name!r} is already present in the mapping for "
                                        f"this {self!r}")
        new = self.copy()
        new._variant_mapping = {**self._variant_mapping, **dict.fromkeys(dialect_names, type_)}
        return new

    def copy(self, **kw):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new

    def adapt(self, cls, **kw):
        new = cls.__new__(cls)
        new.__dict__.update(self.__dict__)
        new.__dict__.update(kw)
        return new

    def as_generic(self, allow_nulltype=False):
        for base in type(self).__mro__:
            if base.__module__ == 'sqlalchemy.types' and base.__name__ != base.__name__.upper() \
                    and base is not TypeEngine and base._kind != 'null':
                return self if type(self) is base else self.adapt(base)
        if allow_nulltype:
            return NullType()
        raise NotImplementedError(
            "Default TypeEngine.as_generic() heuristic method was unsuccessful for "
            f"{type(self).__module__}.{type(self).__name__}. A custom as_generic() method must be "
            "implemented for this type class.")

    def evaluates_none(self):
        new = self.copy()
        new.should_evaluate_none = True
        return new

    # --- for a dialect

    def _for(self, dialect):
        """The type, or its variant for the dialect."""
        if self._variant_mapping:
            return self._variant_mapping.get(dialect.name, self)
        return self

    def load_dialect_impl(self, dialect):
        return self

    def dialect_impl(self, dialect):
        return self._for(dialect)

    def _unwrapped_dialect_impl(self, dialect):
        return self._for(dialect)

    def with_dialect(self, dialect):
        return self._for(dialect)

    def compile(self, dialect=None):
        from sqlalchemy.sql import ddl
        return ddl.type_text(self, dialect)

    # --- values

    def bind_value(self, value, dialect):
        return value

    def result_value(self, value, dialect):
        return value

    def bind_processor(self, dialect):
        impl = self._for(dialect)
        return (lambda value: impl.bind_value(value, dialect)) if impl._binds else None

    def result_processor(self, dialect, coltype):
        impl = self._for(dialect)
        return (lambda value: impl.result_value(value, dialect)) if impl._results else None

    def literal_processor(self, dialect):
        return None

    def coerce_compared_value(self, op, value):
        from sqlalchemy.types import type_of_value
        found = type_of_value(value)
        if isinstance(found, NullType) or found._type_affinity is self._type_affinity:
            return self
        return found

    def compare_values(self, x, y):
        return x == y

    @property
    def python_type(self):
        if self.python_type_ is None:
            raise NotImplementedError()
        if isinstance(self.python_type_, str):
            import datetime
            return getattr(datetime, self.python_type_)
        return self.python_type_

    @property
    def _type_affinity(self):
        for base in type(self).__mro__:
            if '_is_affinity' in base.__dict__:
                return base
        return type(self)

    def _compare_type_affinity(self, other):
        return self._type_affinity is other._type_affinity

    @property
    def _isnull(self):
        return self._kind == 'null'

    def get_dbapi_type(self, dbapi):
        return None

    # --- text

    def __str__(self):
        from sqlalchemy.sql import ddl
        return ddl.type_text(self, None)

    def _positional(self):
        return []

    def __repr__(self):
        parts = self._positional()
        values = self.__dict__
        for name, default in self._shown:
            value = values.get(name, default)
            if value != default:
                parts.append(f'{name}={value!r}')
        return f"{type(self).__name__}({', '.join(parts)})"


class TypeEngineMixin:
    pass


class Concatenable(TypeEngineMixin):
    pass


class Indexable(TypeEngineMixin):
    pass


class Emulated(TypeEngineMixin):
    pass


class NativeForEmulated(TypeEngineMixin):
    pass


class ExternalType(TypeEngineMixin):
    cache_ok = None


class NullType(TypeEngine):
    _is_affinity = True
    hashable = False


class UserDefinedType(ExternalType, TypeEngine):
    """A type whose SQL is what get_col_spec() returns."""

    _kind = 'user_defined'
    __visit_name__ = 'user_defined'
    ensure_kwarg = 'get_col_spec'

    def coerce_compared_value(self, op, value):
        return self

    def __repr__(self):
        try:
            plain = type(self)().__dict__
        except TypeError:
            plain = {}
        parts = [f'{name}={value!r}' for name, value in self.__dict__.items()
                 if name[0] != '_' and value != plain.get(name)]
        return f"{type(self).__name__}({', '.join(parts)})"

    def _column_spec(self):
        try:
            return self.get_col_spec()
        except TypeError:
            return self.get_col_spec(type_expression=None)


class SchemaEventTarget:
    pass


class TypeDecorator(SchemaEventTarget, ExternalType, TypeEngine):
    """A type that adds Python behaviour to another."""

    _kind = 'decorator'
    _binds = True
    _results = True
    __visit_name__ = 'type_decorator'
    impl = None
    coerce_to_is_types = (type(None),)

    def __init__(self, *args, **kwargs):
        if self.impl is None:
            raise AttributeError("TypeDecorator implementations require a class-level variable "
                                 "'impl' which refers to the class of type being decorated")
        self.impl = to_instance(type(self).impl, *args, **kwargs)

    @property
    def impl_instance(self):
        return self.impl

    def __getattr__(self, name):
        if name[:2] == '__' or name == 'impl':
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self.__dict__.get('impl') or to_instance(type(self).impl), name)

    @property
    def _type_affinity(self):
        return self._impl()._type_affinity

    def _impl(self):
        return self.__dict__.get('impl') or to_instance(type(self).impl)

    def load_dialect_impl(self, dialect):
        return self._impl()

    def type_engine(self, dialect):
        return self._loaded(dialect)

    def _loaded(self, dialect):
        """The plain type that stands for this one on a dialect."""
        chosen = self._for(dialect)
        if chosen is not self:
            return chosen._loaded(dialect) if chosen._kind == 'decorator' else chosen
        found = to_instance(self.load_dialect_impl(dialect))._for(dialect)
        if found is self:
            return self._impl()
        return found._loaded(dialect) if found._kind == 'decorator' else found

    def dialect_impl(self, dialect):
        return self

    def _unwrapped_dialect_impl(self, dialect):
        return self._loaded(dialect)

    def process_bind_param(self, value, dialect):
        return value

    def process_result_value(self, value, dialect):
        return value

    def process_literal_param(self, value, dialect):
        return self.process_bind_param(value, dialect)

    def bind_value(self, value, dialect):
        return self._loaded(dialect).bind_value(self.process_bind_param(value, dialect), dialect)

    def literal_value(self, value, dialect):
        return self._loaded(dialect).bind_value(self.process_literal_param(value, dialect), dialect)

    def result_value(self, value, dialect):
        value = self._loaded(dialect).result_value(value, dialect)
        return self.process_result_value(value, dialect)

    def coerce_compared_value(self, op, value):
        return self

    @property
    def python_type(self):
        return self._impl().python_type

    def copy(self, **kw):
        new = type(self).__new__(type(self))
        new.__dict__.update(self.__dict__)
        return new

    @property
    def sort_key_function(self):
        return self._impl().sort_key_function

    def __repr__(self):
        inner = repr(self._impl())
        return type(self).__name__ + inner[inner.index('('):]


class Variant(TypeDecorator):
    def __init__(self, *arg, **kw):
        raise NotImplementedError("Variant is no longer used in SQLAlchemy 2.0; this is a "
                                  "placeholder symbol for backwards compatibility.")


# --- for lower_type.c: types that have a say themselves

def resolve(type_):
    """The plain type of a type that a script wrote, or its SQL."""
    kind = type_._kind
    if kind == 'decorator':
        from sqlalchemy.engine.default import current_dialect
        return type_._loaded(current_dialect())
    if kind == 'user_defined':
        return type_._column_spec()
    if kind == 'pickle_as':
        return to_instance(type_.impl_)
    raise exc.UnsupportedCompilationError('TypeCompiler', type(type_))


def resolve_compiled(type_):
    """What a function registered by @compiles writes; the type below it where there is none for
    this dialect."""
    from sqlalchemy.engine.default import current_dialect
    from sqlalchemy.ext.compiler import compiled_text
    text = compiled_text(type_, current_dialect())
    if text is not None:
        return text
    plain = type_.copy()
    plain._compilers = None
    return plain

"""The types of sqlalchemy.types: portable ones, and those that go by their SQL names. What C reads
of them stands in type_base.py."""
from sqlalchemy import exc
from sqlalchemy.type_base import *

_dt = LazyModule('datetime')
_decimal = LazyModule('decimal')
_json = LazyModule('json')


# --- strings

class String(Concatenable, TypeEngine):
    _is_affinity = True
    _kind = 'string'
    _shown = (('length', None), ('collation', None))
    python_type_ = str

    def __init__(self, length=None, collation=None):
        self.length = length
        self.collation = collation


class Text(String):
    _kind = 'text'


class Unicode(String):
    _kind = 'unicode'


class UnicodeText(Text):
    _kind = 'unicode_text'


# --- numbers

class Integer(TypeEngine):
    _is_affinity = True
    _kind = 'integer'
    python_type_ = int


class SmallInteger(Integer):
    _kind = 'small_integer'


class BigInteger(Integer):
    _kind = 'big_integer'


class NumericCommon(TypeEngine):
    _results = True

    @property
    def python_type(self):
        return _decimal.Decimal if self.asdecimal else float

    def result_value(self, value, dialect):
        if value is None:
            return None
        if not self.asdecimal:
            return float(value)
        if isinstance(value, float):
            scale = self.scale if self.scale is not None else 10
            if self.decimal_return_scale is not None:
                scale = self.decimal_return_scale
            return _decimal.Decimal('%.*f' % (scale, value))
        if isinstance(value, int) and dialect.name == 'sqlite':
            scale = self.scale if self.scale is not None else 10
            return _decimal.Decimal('%.*f' % (scale, value))
        return value if isinstance(value, _decimal.Decimal) else _decimal.Decimal(str(value))


class Numeric(NumericCommon):
    _is_affinity = True
    _kind = 'numeric'
    _shown = (('precision', None), ('scale', None), ('decimal_return_scale', None),
              ('asdecimal', True))

    def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
        self.precision = precision
        self.scale = scale
        self.decimal_return_scale = decimal_return_scale
        self.asdecimal = asdecimal


class Float(Numeric):
    _kind = 'float'
    _shown = (('precision', None), ('asdecimal', False), ('decimal_return_scale', None))
    scale = None

    def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
        self.precision = precision
        self.asdecimal = asdecimal
        self.decimal_return_scale = decimal_return_scale


class Double(Float):
    _kind = 'double'


# --- dates and times

class _Moment(TypeEngine):
    _results = True
    _shown = (('timezone', False),)
    _storage_format = _regexp = None

    def __init__(self, timezone=False):
        self.timezone = timezone

    def result_value(self, value, dialect):
        if isinstance(value, str):
            return self._parse(value)
        return value


class DateTime(_Moment):
    _is_affinity = True
    _kind = 'date_time'
    python_type_ = 'datetime'

    def _parse(self, value):
        try:
            return _dt.datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"Couldn't parse datetime string: {value!r}") from None


class Date(_Moment):
    _is_affinity = True
    _kind = 'date'
    _shown = ()
    python_type_ = 'date'

    def __init__(self):
        pass

    def _parse(self, value):
        try:
            return _dt.date.fromisoformat(value[:10])
        except ValueError:
            raise ValueError(f"Couldn't parse date string: {value!r}") from None


class Time(_Moment):
    _is_affinity = True
    _kind = 'time'
    python_type_ = 'time'

    def _parse(self, value):
        try:
            return _dt.time.fromisoformat(value)
        except ValueError:
            raise ValueError(f"Couldn't parse time string: {value!r}") from None


class _AbstractInterval(TypeEngine):
    _is_affinity = True
    python_type_ = 'timedelta'


# --- bytes

class _Binary(TypeEngine):
    _is_affinity = True
    _results = True
    _shown = (('length', None),)
    python_type_ = bytes

    def __init__(self, length=None):
        self.length = length

    def result_value(self, value, dialect):
        if value is None:
            return None
        return value.encode() if isinstance(value, str) else bytes(value)


class LargeBinary(_Binary):
    _kind = 'large_binary'


Binary = LargeBinary  # its name before 1.4


# --- types that stand in the schema by a name

class SchemaType(SchemaEventTarget, TypeEngineMixin):
    """What may be a type of its own in the database, or ask for a constraint."""

    name = None
    schema = None
    metadata = None
    inherit_schema = False

    def create(self, bind, checkfirst=False):
        from sqlalchemy.sql import ddl
        ddl.create_type(self, bind, checkfirst)

    def drop(self, bind, checkfirst=False):
        from sqlalchemy.sql import ddl
        ddl.drop_type(self, bind, checkfirst)

    def _is_named_in(self, dialect):
        return False

    def _join_table(self, table):
        """Where the type is, as far as that follows from the table."""
        if self.inherit_schema:
            self.schema = table.schema
        elif self.schema is None and self.metadata is not None:
            self.schema = self.metadata.schema


class Boolean(SchemaType, Emulated, TypeEngine):
    _is_affinity = True
    _kind = 'boolean'
    _results = True
    _shown = (('create_constraint', False), ('name', None))
    native = True
    python_type_ = bool

    def __init__(self, create_constraint=False, name=None, _create_events=True,
                 _adapted_from=None):
        self.create_constraint = create_constraint
        self.name = name

    def result_value(self, value, dialect):
        return None if value is None else bool(value)


class Enum(String, SchemaType, Emulated):
    _kind = 'enum'
    _binds = True
    _results = True
    enum_class = None
    create_type = True
    collation = None
    _packed_length = None

    def __init__(self, *enums, create_constraint=False, native_enum=True, length=None, schema=None,
                 name=None, metadata=None, inherit_schema=False, quote=None, values_callable=None,
                 sort_key_function=None, validate_strings=False, omit_aliases=True,
                 create_type=True, _enums=None, **kw):
        # Words that are no parameters are passed over, as SQLAlchemy does: native=False.
        self.values_callable = values_callable
        self.omit_aliases = omit_aliases
        self._read_values(_enums if _enums is not None else enums)
        self.native_enum = native_enum
        self.create_constraint = create_constraint
        self.validate_strings = validate_strings
        self.metadata = metadata
        self.schema = schema
        self.inherit_schema = inherit_schema
        self.create_type = create_type
        if name is None and self.enum_class is not None:
            name = self.enum_class.__name__.lower()
        self.name = name
        self._set_length(length)

    def _read_values(self, enums):
        if len(enums) == 1 and hasattr(enums[0], '__members__'):
            self.enum_class = enums[0]
            members = enums[0].__members__
            if self.omit_aliases:
                members = {name: member for name, member in members.items()
                           if member.name == name}
            if self.values_callable:
                self.enums = list(self.values_callable(self.enum_class))
            else:
                self.enums = list(members)
            self._objects = dict(zip(self.enums, members.values()))
        else:
            # A tuple that was forgotten to be unpacked: SQLAlchemy writes its values one by one,
            # and takes the number of them for the length of the longest.
            is_packed = len(enums) == 1 and isinstance(enums[0], (list, tuple))
            self.enums = list(enums[0] if is_packed else enums)
            self._packed_length = len(enums[0]) if is_packed else None
            self._objects = dict(zip(self.enums, self.enums))
        for value in self.enums:
            if not isinstance(value, str):
                raise exc.ArgumentError(f"the values of an enum are strings, not {value!r}")

    def _set_length(self, length):
        longest = self._packed_length or max([len(value) for value in self.enums], default=0)
        self._default_length = longest
        if length is None:
            self.length = longest
        elif not self.native_enum and length < longest:
            raise ValueError("When provided, length must be larger or equal than the length of the "
                             f"longest enum value. {length} < {longest}")
        else:
            self.length = length

    @property
    def python_type(self):
        return self.enum_class or str

    def bind_value(self, value, dialect):
        if value is None:
            return None
        for stored, member in self._objects.items():
            if member is value or self.enum_class is None and stored == value:
                return stored
        if isinstance(value, str) and (value in self._objects or not self.validate_strings):
            return value
        raise LookupError(f"{value!r} is not among the defined enum values. Enum name: "
                          f"{self.name}. Possible values: {', '.join(self.enums)}")

    def result_value(self, value, dialect):
        if value is None:
            return None
        if value not in self._objects:
            raise LookupError(f"{value!r} is not among the defined enum values. Enum name: "
                              f"{self.name}. Possible values: {', '.join(self.enums)}")
        return self._objects[value]

    def _positional(self):
        parts = [repr(value) for value in self.enums]
        for name in ('name', 'schema', 'metadata'):
            if getattr(self, name) is not None:
                parts.append(f'{name}={getattr(self, name)!r}')
        if self.inherit_schema:
            parts.append('inherit_schema=True')
        if not self.native_enum:
            parts.append('native_enum=False')
        if self.create_constraint:
            parts.append('create_constraint=True')
        if self.length != self._default_length:
            parts.append(f'length={self.length!r}')
        return parts

    _shown = ()

    def _is_named_in(self, dialect):
        return dialect.name == 'postgresql' and self.native_enum


# --- emulated types

class Interval(Emulated, _AbstractInterval):
    _kind = 'interval'
    _results = True
    _shown = (('native', True), ('second_precision', None), ('day_precision', None))

    @property
    def epoch(self):
        return _dt.datetime(1970, 1, 1)

    def __init__(self, native=True, second_precision=None, day_precision=None):
        self.native = native
        self.second_precision = second_precision
        self.day_precision = day_precision

    def result_value(self, value, dialect):
        if isinstance(value, str):
            value = _dt.datetime.fromisoformat(value)
        return value - self.epoch if isinstance(value, _dt.datetime) else value


class PickleType(TypeEngine):
    _kind = 'pickle'
    _binds = True
    _results = True
    cache_ok = True

    def __init__(self, protocol=None, pickler=None, comparator=None, impl=None):
        self.impl_ = impl
        if impl is not None:
            self._kind = 'pickle_as'

    def _refuse(self):
        raise exc.CompileError("a value of PickleType cannot be read or written here: this program "
                               "has no pickle")

    def bind_value(self, value, dialect):
        return None if value is None else self._refuse()

    def result_value(self, value, dialect):
        return None if value is None else self._refuse()


class JSON(Indexable, TypeEngine):
    _is_affinity = True
    _kind = 'json'
    _binds = True
    _results = True
    _shown = (('none_as_null', False),)
    hashable = False
    should_evaluate_none = True
    python_type_ = dict

    class _Null:
        def __repr__(self):
            return "symbol('JSON_NULL')"

    NULL = _Null()

    class JSONElementType(TypeEngine):
        pass

    class JSONIndexType(TypeEngine):
        pass

    class JSONPathType(TypeEngine):
        pass

    def __init__(self, none_as_null=False):
        self.none_as_null = none_as_null

    def bind_value(self, value, dialect):
        return None if value is self.NULL else value

    def result_value(self, value, dialect):
        return _json.loads(value) if isinstance(value, (str, bytes)) else value


class ARRAY(SchemaEventTarget, Indexable, Concatenable, TypeEngine):
    _is_affinity = True
    _kind = 'array'
    _binds = True
    _results = True
    _shown = (('as_tuple', False), ('dimensions', None), ('zero_indexes', False))
    zero_indexes = False
    python_type_ = list

    def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
        if isinstance(item_type, type):
            item_type = item_type()
        if isinstance(item_type, ARRAY):
            raise ValueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional "
                             "arrays of basetype")
        self.item_type = item_type
        self.as_tuple = as_tuple
        self.dimensions = dimensions
        self.zero_indexes = zero_indexes

    def _positional(self):
        return [repr(self.item_type)]

    def bind_value(self, value, dialect):
        if isinstance(value, (list, tuple, set)):
            return [self.bind_value(item, dialect) for item in value]
        return self.item_type.bind_value(value, dialect)

    def result_value(self, value, dialect):
        if isinstance(value, list):
            value = [self.result_value(item, dialect) for item in value]
            return tuple(value) if self.as_tuple else value
        return self.item_type.result_value(value, dialect)


class TupleType(TypeEngine):
    def __init__(self, *types):
        self.types = [to_instance(item) for item in types]

    def _positional(self):
        return [repr(item) for item in self.types]


class MatchType(Boolean):
    pass


class Uuid(Emulated, TypeEngine):
    _is_affinity = True
    _kind = 'uuid'
    _results = True
    _shown = (('as_uuid', True), ('native_uuid', True))
    length = None
    collation = None

    def __init__(self, as_uuid=True, native_uuid=True):
        self.as_uuid = as_uuid
        self.native_uuid = native_uuid

    @property
    def python_type(self):
        import uuid
        return uuid.UUID if self.as_uuid else str

    def result_value(self, value, dialect):
        if value is None:
            return None
        import uuid
        if not isinstance(value, uuid.UUID):
            value = uuid.UUID(bytes=value) if isinstance(value, bytes) else uuid.UUID(value)
        return value if self.as_uuid else str(value)


# --- types by their SQL names

class UUID(Uuid, NativeForEmulated):
    _kind = 'sql'
    _name = 'UUID'
    _shown = (('as_uuid', True),)
    native_uuid = True

    def __init__(self, as_uuid=True):
        self.as_uuid = as_uuid


class REAL(Float):
    _kind, _name = 'sql', 'REAL'


class FLOAT(Float):
    _kind, _name = 'sql', 'FLOAT'


class DOUBLE(Double):
    _kind, _name = 'sql', 'DOUBLE'


class DOUBLE_PRECISION(Double):
    _kind, _name = 'sql', 'DOUBLE_PRECISION'


class NUMERIC(Numeric):
    _kind, _name = 'sql', 'NUMERIC'


class DECIMAL(Numeric):
    _kind, _name = 'sql', 'DECIMAL'


class INTEGER(Integer):
    _kind, _name = 'sql', 'INTEGER'


INT = INTEGER


class SMALLINT(SmallInteger):
    _kind, _name = 'sql', 'SMALLINT'


class BIGINT(BigInteger):
    _kind, _name = 'sql', 'BIGINT'


class TIMESTAMP(DateTime):
    _kind, _name = 'sql', 'TIMESTAMP'


class DATETIME(DateTime):
    _kind, _name = 'sql', 'DATETIME'


class DATE(Date):
    _kind, _name = 'sql', 'DATE'


class TIME(Time):
    _kind, _name = 'sql', 'TIME'


class TEXT(Text):
    _kind, _name = 'sql', 'TEXT'


class CLOB(Text):
    _kind, _name = 'sql', 'CLOB'


class VARCHAR(String):
    _kind, _name = 'sql', 'VARCHAR'


class NVARCHAR(Unicode):
    _kind, _name = 'sql', 'NVARCHAR'


class CHAR(String):
    _kind, _name = 'sql', 'CHAR'


class NCHAR(Unicode):
    _kind, _name = 'sql', 'NCHAR'


class BLOB(LargeBinary):
    _kind, _name = 'sql', 'BLOB'


class BINARY(_Binary):
    _kind, _name = 'sql', 'BINARY'


class VARBINARY(_Binary):
    _kind, _name = 'sql', 'VARBINARY'


class BOOLEAN(Boolean):
    _kind, _name = 'sql', 'BOOLEAN'


NULLTYPE = NullType()
BOOLEANTYPE = Boolean()
STRINGTYPE = String()
INTEGERTYPE = Integer()
NUMERICTYPE = Numeric()
MATCHTYPE = MatchType()
TABLEVALUE = NullType()
DATETIME_TIMEZONE = DateTime(timezone=True)
TIME_TIMEZONE = Time(timezone=True)


def type_of_value(value):
    """The type that SQLAlchemy takes for a Python value."""
    global _of_values
    if _of_values is None:
        _of_values = (
            (bool, BOOLEANTYPE), (int, INTEGERTYPE), (str, STRINGTYPE), (float, Float()),
            (_decimal.Decimal, NUMERICTYPE), (_dt.datetime, DateTime()), (_dt.date, Date()),
            (_dt.time, Time()), (_dt.timedelta, Interval()), (bytes, LargeBinary()))
    for kind, found in _of_values:
        if isinstance(value, kind):
            return found
    return NULLTYPE


_of_values = None

"""The types of PostgreSQL."""
from sqlalchemy import types as sqltypes
from sqlalchemy.type_base import Concatenable, Indexable, NativeForEmulated, TypeEngine, to_instance
from sqlalchemy.types import (
    BIGINT, BOOLEAN, CHAR, DATE, DOUBLE_PRECISION, FLOAT, INTEGER, NUMERIC, REAL, SMALLINT, TEXT,
    UUID, VARCHAR)


class _Own(TypeEngine):
    _kind = 'sql'
    _family = 'postgresql'


class BYTEA(sqltypes.LargeBinary):
    _kind, _name, _family = 'sql', 'BYTEA', 'postgresql'


class INET(_Own):
    _name = 'INET'


class CIDR(_Own):
    _name = 'CIDR'


class MACADDR(_Own):
    _name = 'MACADDR'


class MACADDR8(_Own):
    _name = 'MACADDR8'


class MONEY(_Own):
    _name = 'MONEY'


class OID(_Own):
    _name = 'OID'


class REGCLASS(_Own):
    _name = 'REGCLASS'


class REGCONFIG(_Own):
    _name = 'REGCONFIG'


class TSQUERY(_Own):
    _name = 'TSQUERY'


class TSVECTOR(_Own):
    _name = 'TSVECTOR'


class CITEXT(sqltypes.TEXT):
    _name, _family = 'CITEXT', 'postgresql'


class TIMESTAMP(sqltypes.TIMESTAMP):
    _family = 'postgresql'
    _shown = (('timezone', False), ('precision', None))

    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class TIME(sqltypes.TIME):
    _family = 'postgresql'
    _shown = (('timezone', False), ('precision', None))

    def __init__(self, timezone=False, precision=None):
        self.timezone = timezone
        self.precision = precision


class INTERVAL(NativeForEmulated, sqltypes._AbstractInterval):
    _kind, _name, _family = 'sql', 'INTERVAL', 'postgresql'
    _shown = (('precision', None), ('fields', None))
    native = True
    python_type_ = 'timedelta'

    def __init__(self, precision=None, fields=None):
        self.precision = precision
        self.fields = fields


PGInterval = INTERVAL
PGUuid = UUID
PGInet = INET
PGCidr = CIDR
PGMacAddr = MACADDR


class BIT(_Own):
    _name = 'BIT'
    _shown = (('length', None), ('varying', False))

    def __init__(self, length=None, varying=False):
        self.length = length if varying or length is not None else 1
        self.varying = varying


PGBit = BIT


# --- JSON

class JSON(sqltypes.JSON):
    _family = 'postgresql'
    astext_type = sqltypes.Text()

    def __init__(self, none_as_null=False, astext_type=None):
        self.none_as_null = none_as_null
        if astext_type is not None:
            self.astext_type = astext_type

    def _positional(self):
        return [f'astext_type={self.astext_type!r}']


class JSONB(JSON):
    _kind, _name = 'sql', 'JSONB'


class JSONPATH(_Own):
    _name = 'JSONPATH'


class HSTORE(Indexable, Concatenable, _Own):
    _name = 'HSTORE'
    text_type = sqltypes.Text()

    def __init__(self, text_type=None):
        if text_type is not None:
            self.text_type = text_type

    def _positional(self):
        return [f'text_type={self.text_type!r}']


class ARRAY(sqltypes.ARRAY):
    _family = 'postgresql'


PGArray = ARRAY


# --- types that a script makes

class NamedType(sqltypes.SchemaType, TypeEngine):
    def _is_named_in(self, dialect):
        return dialect.name == 'postgresql'


class ENUM(NamedType, NativeForEmulated, sqltypes.Enum):
    _family = 'postgresql'

    def __init__(self, *enums, name=None, create_type=True, **kw):
        native = kw.pop('native_enum', None)
        sqltypes.Enum.__init__(self, *enums, name=name, create_type=create_type, **kw)
        if native is False:
            self.native_enum = True

    @classmethod
    def adapt_emulated_to_native(cls, impl, **kw):
        return impl.adapt(cls)


class DOMAIN(NamedType):
    _kind, _family = 'domain', 'postgresql'

    def __init__(self, name, data_type, collation=None, default=None, constraint_name=None,
                 not_null=None, check=None, create_type=True, schema=None, metadata=None, quote=None,
                 inherit_schema=False, **kw):
        self.name = name
        self.data_type = to_instance(data_type)
        self.collation = collation
        self.default = default
        self.constraint_name = constraint_name
        self.not_null = not_null
        self.check = check
        self.create_type = create_type
        self.schema = schema
        self.inherit_schema = inherit_schema
        self.metadata = metadata

    def _positional(self):
        return [repr(self.name), repr(self.data_type)]


# --- ranges

class Range:
    """A range as a value: Range(1, 5, bounds='[)')."""

    def __init__(self, lower=None, upper=None, bounds='[)', empty=False):
        self.lower = lower
        self.upper = upper
        self.bounds = bounds
        self.empty = empty

    @property
    def isempty(self):
        return self.empty

    def __str__(self):
        if self.empty:
            return 'empty'
        lower = '' if self.lower is None else str(self.lower)
        upper = '' if self.upper is None else str(self.upper)
        return f'{self.bounds[0]}{lower},{upper}{self.bounds[1]}'

    def __eq__(self, other):
        return isinstance(other, Range) and str(self) == str(other)

    def __hash__(self):
        return hash(str(self))

    def __repr__(self):
        return f'Range({str(self)!r})'


class MultiRange(list):
    def __str__(self):
        return '{%s}' % ','.join(str(each) for each in self)


class AbstractRange(_Own):
    _binds = True

    def bind_value(self, value, dialect):
        return str(value) if isinstance(value, (Range, MultiRange)) else value


class AbstractSingleRange(AbstractRange):
    pass


class AbstractMultiRange(AbstractRange):
    pass


class INT4RANGE(AbstractSingleRange):
    _name = 'INT4RANGE'


class INT8RANGE(AbstractSingleRange):
    _name = 'INT8RANGE'


class NUMRANGE(AbstractSingleRange):
    _name = 'NUMRANGE'


class DATERANGE(AbstractSingleRange):
    _name = 'DATERANGE'


class TSRANGE(AbstractSingleRange):
    _name = 'TSRANGE'


class TSTZRANGE(AbstractSingleRange):
    _name = 'TSTZRANGE'


class INT4MULTIRANGE(AbstractMultiRange):
    _name = 'INT4MULTIRANGE'


class INT8MULTIRANGE(AbstractMultiRange):
    _name = 'INT8MULTIRANGE'


class NUMMULTIRANGE(AbstractMultiRange):
    _name = 'NUMMULTIRANGE'


class DATEMULTIRANGE(AbstractMultiRange):
    _name = 'DATEMULTIRANGE'


class TSMULTIRANGE(AbstractMultiRange):
    _name = 'TSMULTIRANGE'


class TSTZMULTIRANGE(AbstractMultiRange):
    _name = 'TSTZMULTIRANGE'

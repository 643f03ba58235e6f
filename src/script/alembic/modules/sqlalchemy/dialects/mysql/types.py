"""The types of MySQL and MariaDB."""
from sqlalchemy import types as sqltypes
from sqlalchemy.type_base import TypeEngine
from sqlalchemy.types import BINARY, BLOB, BOOLEAN, DATE, VARBINARY

_SIGNS = (('unsigned', False), ('zerofill', False))


class _NumericType(TypeEngine):
    _family = 'mysql'
    unsigned = False
    zerofill = False

    def _take_signs(self, unsigned, zerofill):
        if unsigned:
            self.unsigned = unsigned
        if zerofill:
            self.zerofill = zerofill


class NUMERIC(_NumericType, sqltypes.NUMERIC):
    _shown = _SIGNS + (('precision', None), ('scale', None), ('asdecimal', True))

    def __init__(self, precision=None, scale=None, asdecimal=True, unsigned=False, zerofill=False,
                 decimal_return_scale=None):
        sqltypes.Numeric.__init__(self, precision, scale, decimal_return_scale, asdecimal)
        self._take_signs(unsigned, zerofill)


class DECIMAL(_NumericType, sqltypes.DECIMAL):
    _shown = NUMERIC._shown
    __init__ = NUMERIC.__init__


class _FloatType(_NumericType):
    _shown = (('precision', None), ('scale', None)) + _SIGNS + (('asdecimal', False),)

    def __init__(self, precision=None, scale=None, asdecimal=True, unsigned=False, zerofill=False,
                 decimal_return_scale=None):
        if (precision is None) != (scale is None) and self._name != 'FLOAT':
            from sqlalchemy import exc
            raise exc.ArgumentError("You must specify both precision and scale or omit both "
                                    "altogether.")
        sqltypes.Float.__init__(self, precision, asdecimal, decimal_return_scale)
        self.scale = scale
        self._take_signs(unsigned, zerofill)


class DOUBLE(_FloatType, sqltypes.DOUBLE):
    pass


class REAL(_FloatType, sqltypes.REAL):
    pass


class FLOAT(_FloatType, sqltypes.FLOAT):
    def __init__(self, precision=None, scale=None, asdecimal=False, unsigned=False, zerofill=False,
                 decimal_return_scale=None):
        _FloatType.__init__(self, precision, scale, asdecimal, unsigned, zerofill,
                            decimal_return_scale)


class _IntegerType(_NumericType, sqltypes.Integer):
    _kind = 'sql'
    _shown = (('display_width', None),) + _SIGNS

    def __init__(self, display_width=None, unsigned=False, zerofill=False):
        self.display_width = display_width
        self._take_signs(unsigned, zerofill)


class INTEGER(_IntegerType, sqltypes.INTEGER):
    pass


class BIGINT(_IntegerType, sqltypes.BIGINT):
    pass


class SMALLINT(_IntegerType, sqltypes.SMALLINT):
    pass


class MEDIUMINT(_IntegerType):
    _name = 'MEDIUMINT'


class TINYINT(_IntegerType):
    _name = 'TINYINT'


class BIT(TypeEngine):
    _kind, _name, _family = 'sql', 'BIT', 'mysql'
    _shown = (('length', None),)

    def __init__(self, length=None):
        self.length = length


class YEAR(TypeEngine):
    _kind, _name, _family = 'sql', 'YEAR', 'mysql'
    _shown = (('display_width', None),)

    def __init__(self, display_width=None):
        self.display_width = display_width


class _Seconds(TypeEngine):
    _family = 'mysql'
    _shown = (('timezone', False), ('fsp', None))

    def __init__(self, timezone=False, fsp=None):
        self.timezone = timezone
        self.fsp = fsp


class TIME(_Seconds, sqltypes.TIME):
    pass


class TIMESTAMP(_Seconds, sqltypes.TIMESTAMP):
    pass


class DATETIME(_Seconds, sqltypes.DATETIME):
    pass


class _StringType(sqltypes.String):
    _kind, _family = 'sql', 'mysql'
    _shown = (('charset', None), ('ascii', False), ('binary', False), ('unicode', False),
              ('national', False), ('length', None), ('collation', None))
    charset = None
    ascii = False
    binary = False
    unicode = False
    national = False

    def __init__(self, length=None, charset=None, collation=None, ascii=False, binary=False,
                 unicode=False, national=False, collate=None, convert_unicode=None):
        self.length = length
        self.collation = collation if collation is not None else collate
        if charset is not None:
            self.charset = charset
        if ascii:
            self.ascii = ascii
        if binary:
            self.binary = binary
        if unicode:
            self.unicode = unicode
        if national:
            self.national = national


class VARCHAR(_StringType, sqltypes.VARCHAR):
    _name = 'VARCHAR'


class CHAR(_StringType, sqltypes.CHAR):
    _name = 'CHAR'


class NVARCHAR(_StringType, sqltypes.NVARCHAR):
    _name = 'NVARCHAR'

    def __init__(self, length=None, **kw):
        kw['national'] = True
        _StringType.__init__(self, length, **kw)


class NCHAR(_StringType, sqltypes.NCHAR):
    _name = 'NCHAR'
    __init__ = NVARCHAR.__init__


class TEXT(_StringType, sqltypes.TEXT):
    _name = 'TEXT'


class _SizedText(_StringType):
    def __init__(self, **kw):
        _StringType.__init__(self, None, **kw)


class TINYTEXT(_SizedText):
    _name = 'TINYTEXT'


class MEDIUMTEXT(_SizedText):
    _name = 'MEDIUMTEXT'


class LONGTEXT(_SizedText):
    _name = 'LONGTEXT'


class TINYBLOB(sqltypes._Binary):
    _kind, _name, _family = 'sql', 'TINYBLOB', 'mysql'


class MEDIUMBLOB(sqltypes._Binary):
    _kind, _name, _family = 'sql', 'MEDIUMBLOB', 'mysql'


class LONGBLOB(sqltypes._Binary):
    _kind, _name, _family = 'sql', 'LONGBLOB', 'mysql'


class JSON(sqltypes.JSON):
    _family = 'mysql'


class INET4(TypeEngine):
    _kind, _name, _family = 'sql', 'INET4', 'mysql'


class INET6(TypeEngine):
    _kind, _name, _family = 'sql', 'INET6', 'mysql'


_OF_TEXT = ('charset', 'collation', 'ascii', 'binary', 'unicode', 'national')


class ENUM(sqltypes.Enum, _StringType):
    _kind, _name = 'enum', None

    def __init__(self, *enums, strict=False, charset=None, collation=None, ascii=False,
                 binary=False, unicode=False, national=False, **kw):
        kw.pop('name', None)
        sqltypes.Enum.__init__(self, *enums, **kw)
        _StringType.__init__(self, self.length, charset, collation, ascii, binary, unicode,
                             national)
        self.name = self.enum_class.__name__.lower() if self.enum_class is not None else None

    def _positional(self):
        return [repr(value) for value in self.enums] + _shown_text(self)


def _shown_text(type_):
    return [f'{name}={getattr(type_, name)!r}' for name in _OF_TEXT if getattr(type_, name)]


class SET(_StringType):
    _name = 'SET'
    _binds = True
    _results = True
    _shown = ()

    def __init__(self, *values, retrieve_as_bitwise=False, **kw):
        self.values = self.enums = list(values)
        self.retrieve_as_bitwise = retrieve_as_bitwise
        kw.setdefault('length', max([len(value) for value in values], default=0))
        _StringType.__init__(self, **kw)

    def _positional(self):
        return [repr(value) for value in self.values] + _shown_text(self)

    def bind_value(self, value, dialect):
        return ','.join(value) if isinstance(value, (set, list, tuple)) else value

    def result_value(self, value, dialect):
        return set(part for part in value.split(',') if part) if isinstance(value, str) else value


MSBigInteger = MSBigInt = BIGINT
MSInteger = INTEGER
MSTinyInteger = TINYINT
MSMediumInteger = MEDIUMINT
MSSmallInteger = SMALLINT
MSEnum = ENUM
MSSet = SET
MSString = VARCHAR
MSText = TEXT
MSLongText = LONGTEXT
MSMediumText = MEDIUMTEXT
MSTimeStamp = TIMESTAMP

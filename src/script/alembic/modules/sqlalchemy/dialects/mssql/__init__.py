"""The types of SQL Server, by name: no database here has them."""
from sqlalchemy import types as sqltypes
from sqlalchemy.type_base import TypeEngine
from sqlalchemy.types import (
    BIGINT, BINARY, CHAR, DATE, DATETIME, DECIMAL, DOUBLE_PRECISION, FLOAT, INTEGER, JSON, NCHAR,
    NUMERIC, NVARCHAR, SMALLINT, TEXT, VARCHAR)


class _Own(TypeEngine):
    _kind, _family = 'sql', 'mssql'


class REAL(sqltypes.REAL):
    _family = 'mssql'


class TINYINT(sqltypes.Integer):
    _kind, _name, _family = 'sql', 'TINYINT', 'mssql'


class BIT(sqltypes.Boolean):
    _kind, _name, _family = 'sql', 'BIT', 'mssql'


class _Precise(sqltypes.DateTime):
    _kind, _family = 'sql', 'mssql'

    def __init__(self, precision=None, timezone=False):
        self.precision = precision
        self.timezone = timezone


class DATETIME2(_Precise):
    _name = 'DATETIME2'


class DATETIMEOFFSET(_Precise):
    _name = 'DATETIMEOFFSET'


class SMALLDATETIME(_Precise):
    _name = 'SMALLDATETIME'


class TIME(sqltypes.TIME):
    _family = 'mssql'

    def __init__(self, precision=None):
        self.precision = precision


class TIMESTAMP(sqltypes._Binary):
    _kind, _name, _family = 'sql', 'TIMESTAMP', 'mssql'


class ROWVERSION(TIMESTAMP):
    _name = 'ROWVERSION'


class VARBINARY(sqltypes.VARBINARY):
    _family = 'mssql'


class IMAGE(sqltypes.LargeBinary):
    _kind, _name, _family = 'sql', 'IMAGE', 'mssql'


class NTEXT(sqltypes.UnicodeText):
    _kind, _name, _family = 'sql', 'NTEXT', 'mssql'


class XML(sqltypes.Text):
    _kind, _name, _family = 'sql', 'XML', 'mssql'


class UNIQUEIDENTIFIER(sqltypes.Uuid):
    _kind, _name, _family = 'sql', 'UNIQUEIDENTIFIER', 'mssql'


class MONEY(_Own):
    _name = 'MONEY'


class SMALLMONEY(_Own):
    _name = 'SMALLMONEY'


class SQL_VARIANT(_Own):
    _name = 'SQL_VARIANT'


def __getattr__(name):
    raise AttributeError(f"module 'sqlalchemy.dialects.mssql' has no attribute {name!r}: of this "
                         "database only the types are known")

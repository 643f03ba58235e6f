"""The types of Oracle, by name: no database here has them."""
from sqlalchemy import types as sqltypes
from sqlalchemy.type_base import TypeEngine
from sqlalchemy.types import (
    BLOB, CHAR, CLOB, DOUBLE_PRECISION, FLOAT, NCHAR, NVARCHAR, REAL, VARCHAR)

NVARCHAR2 = NVARCHAR


class NUMBER(sqltypes.Numeric):
    _kind, _name, _family = 'sql', 'NUMBER', 'oracle'


class VARCHAR2(sqltypes.VARCHAR):
    _name, _family = 'VARCHAR2', 'oracle'


class NCLOB(sqltypes.Text):
    _kind, _name, _family = 'sql', 'NCLOB', 'oracle'


class RAW(sqltypes._Binary):
    _kind, _name, _family = 'sql', 'RAW', 'oracle'


class LONG(sqltypes.Text):
    _kind, _name, _family = 'sql', 'LONG', 'oracle'


class DATE(sqltypes.DateTime):
    _kind, _name, _family = 'sql', 'DATE', 'oracle'


class TIMESTAMP(sqltypes.TIMESTAMP):
    _family = 'oracle'

    def __init__(self, timezone=False, local_timezone=False):
        self.timezone = timezone
        self.local_timezone = local_timezone


class INTERVAL(sqltypes._AbstractInterval):
    _kind, _name, _family = 'sql', 'INTERVAL', 'oracle'

    def __init__(self, day_precision=None, second_precision=None):
        self.day_precision = day_precision
        self.second_precision = second_precision


class _Own(TypeEngine):
    _kind, _family = 'sql', 'oracle'


class BINARY_FLOAT(sqltypes.Float):
    _kind, _name, _family = 'sql', 'BINARY_FLOAT', 'oracle'


class BINARY_DOUBLE(sqltypes.Double):
    _kind, _name, _family = 'sql', 'BINARY_DOUBLE', 'oracle'


class BFILE(sqltypes.LargeBinary):
    _kind, _name, _family = 'sql', 'BFILE', 'oracle'


class ROWID(_Own):
    _name = 'ROWID'


def __getattr__(name):
    raise AttributeError(f"module 'sqlalchemy.dialects.oracle' has no attribute {name!r}: of this "
                         "database only the types are known")

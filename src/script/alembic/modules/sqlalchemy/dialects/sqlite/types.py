"""The types of SQLite: dates and times that are kept as text."""
from sqlalchemy import types as sqltypes
from sqlalchemy.types import (
    BLOB, BOOLEAN, CHAR, DECIMAL, FLOAT, INTEGER, NUMERIC, REAL, SMALLINT, TEXT, TIMESTAMP, VARCHAR)


class DATETIME(sqltypes.DateTime):
    _family = 'sqlite'
    _shown = ()

    def __init__(self, storage_format=None, regexp=None, truncate_microseconds=False, **kw):
        self.timezone = False


class DATE(sqltypes.Date):
    _family = 'sqlite'

    def __init__(self, storage_format=None, regexp=None, **kw):
        pass


class TIME(sqltypes.Time):
    _family = 'sqlite'
    _shown = ()

    def __init__(self, storage_format=None, regexp=None, truncate_microseconds=False, **kw):
        self.timezone = False


class JSON(sqltypes.JSON):
    _family = 'sqlite'

"""MySQL and MariaDB: their types, and what only their statements have."""
from sqlalchemy import _lazy
from sqlalchemy.dialects.mysql.types import *

_HOMES = _lazy.homes(
    ('.base', 'dialect'),
    ('sqlalchemy.engine.default', 'MySQLDialect MariaDBDialect'),
    ('.dml', 'Insert insert'),
    ('.expression', 'match'),
)

__getattr__ = _lazy.getter(globals(), _HOMES)

"""SQLite: its types, and what only its statements have."""
from sqlalchemy import _lazy
from sqlalchemy.dialects.sqlite.types import *

_HOMES = _lazy.homes(
    ('.base', 'dialect'),
    ('sqlalchemy.engine.default', 'SQLiteDialect'),
    ('.dml', 'Insert insert'),
)

__getattr__ = _lazy.getter(globals(), _HOMES)

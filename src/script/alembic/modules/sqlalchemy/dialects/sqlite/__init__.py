"""SQLite: its types, and what only its statements have."""
from importlib import import_module as _import_module

from sqlalchemy.dialects.sqlite.types import *

_HOMES = {}
for _home, _names in (
    ('sqlalchemy.engine.default', 'SQLiteDialect'),
    ('sqlalchemy.dialects.sqlite.dml', 'Insert insert'),
):
    for _name in _names.split():
        _HOMES[_name] = _home


def __getattr__(name):
    if name == 'dialect':
        from sqlalchemy.engine.default import SQLiteDialect as value
    elif name in _HOMES:
        value = getattr(_import_module(_HOMES[name]), name)
    else:
        try:
            value = _import_module('sqlalchemy.dialects.sqlite.' + name)
        except ImportError:
            raise AttributeError(
                f"module 'sqlalchemy.dialects.sqlite' has no attribute {name!r}") from None
    globals()[name] = value
    return value

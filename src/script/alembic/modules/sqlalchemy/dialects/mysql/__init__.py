"""MySQL and MariaDB: their types, and what only their statements have."""
from importlib import import_module as _import_module

from sqlalchemy.dialects.mysql.types import *

_HOMES = {}
for _home, _names in (
    ('sqlalchemy.engine.default', 'MySQLDialect MariaDBDialect'),
    ('sqlalchemy.dialects.mysql.dml', 'Insert insert'),
    ('sqlalchemy.dialects.mysql.expression', 'match'),
):
    for _name in _names.split():
        _HOMES[_name] = _home


def __getattr__(name):
    if name == 'dialect':
        from sqlalchemy.engine.default import MySQLDialect as value
    elif name in _HOMES:
        value = getattr(_import_module(_HOMES[name]), name)
    else:
        try:
            value = _import_module('sqlalchemy.dialects.mysql.' + name)
        except ImportError:
            raise AttributeError(
                f"module 'sqlalchemy.dialects.mysql' has no attribute {name!r}") from None
    globals()[name] = value
    return value

"""PostgreSQL: its types, and what only its statements have."""
from importlib import import_module as _import_module

from sqlalchemy.dialects.postgresql.types import *

_HOMES = {}
for _home, _names in (
    ('sqlalchemy.constraints', 'ExcludeConstraint'),
    ('sqlalchemy.sql.ddl', 'CreateEnumType DropEnumType CreateDomainType DropDomainType'),
    ('sqlalchemy.engine.default', 'PGDialect'),
    ('sqlalchemy.dialects.postgresql.dml', 'Insert insert'),
    ('sqlalchemy.dialects.postgresql.array', 'All Any array'),
    ('sqlalchemy.dialects.postgresql.ext', '''aggregate_order_by array_agg hstore phraseto_tsquery plainto_tsquery
        to_tsquery to_tsvector ts_headline websearch_to_tsquery'''),
):
    for _name in _names.split():
        _HOMES[_name] = _home


def __getattr__(name):
    if name == 'dialect':
        from sqlalchemy.engine.default import PGDialect as value
    elif name in _HOMES:
        value = getattr(_import_module(_HOMES[name]), name)
    else:
        try:
            value = _import_module('sqlalchemy.dialects.postgresql.' + name)
        except ImportError:
            raise AttributeError(
                f"module 'sqlalchemy.dialects.postgresql' has no attribute {name!r}") from None
    globals()[name] = value
    return value

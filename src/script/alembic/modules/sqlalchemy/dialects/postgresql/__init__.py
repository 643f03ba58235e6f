"""PostgreSQL: its types, and what only its statements have."""
from sqlalchemy import _lazy
from sqlalchemy.dialects.postgresql.types import *

_HOMES = _lazy.homes(
    ('.base', 'dialect'),
    ('sqlalchemy.constraints', 'ExcludeConstraint'),
    ('sqlalchemy.sql.ddl', 'CreateEnumType DropEnumType CreateDomainType DropDomainType'),
    ('sqlalchemy.engine.default', 'PGDialect'),
    ('.dml', 'Insert insert'),
    ('.array', 'All Any array'),
    ('.ext', '''aggregate_order_by array_agg hstore phraseto_tsquery plainto_tsquery
        to_tsquery to_tsvector ts_headline websearch_to_tsquery'''),
)

__getattr__ = _lazy.getter(globals(), _HOMES)

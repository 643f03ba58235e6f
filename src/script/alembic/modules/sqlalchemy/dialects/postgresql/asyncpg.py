"""sqlalchemy.dialects.postgresql.asyncpg: the dialect, whatever the driver."""
from sqlalchemy.engine.default import PGDialect

dialect = PGDialect

"""sqlalchemy.dialects.postgresql.psycopg: the dialect, whatever the driver."""
from sqlalchemy.engine.default import PGDialect

dialect = PGDialect

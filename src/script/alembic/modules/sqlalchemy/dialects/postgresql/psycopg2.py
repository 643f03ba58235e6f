"""sqlalchemy.dialects.postgresql.psycopg2: the dialect, whatever the driver."""
from sqlalchemy.engine.default import PGDialect

dialect = PGDialect

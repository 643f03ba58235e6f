"""sqlalchemy.dialects.postgresql.pg8000: the dialect, whatever the driver."""
from sqlalchemy.engine.default import PGDialect

dialect = PGDialect

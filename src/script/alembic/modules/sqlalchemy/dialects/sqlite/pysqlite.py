"""sqlalchemy.dialects.sqlite.pysqlite: the dialect, whatever the driver."""
from sqlalchemy.engine.default import SQLiteDialect

dialect = SQLiteDialect

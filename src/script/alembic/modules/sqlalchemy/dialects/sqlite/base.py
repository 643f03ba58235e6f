"""sqlalchemy.dialects.sqlite.base: its names are in types.py."""
from sqlalchemy.dialects.sqlite.types import *
from sqlalchemy.engine.default import SQLiteDialect

dialect = SQLiteDialect

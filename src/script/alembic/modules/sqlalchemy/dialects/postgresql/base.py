"""sqlalchemy.dialects.postgresql.base: its names are in types.py."""
from sqlalchemy.dialects.postgresql.types import *
from sqlalchemy.engine.default import PGDialect

dialect = PGDialect

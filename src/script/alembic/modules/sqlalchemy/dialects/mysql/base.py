"""sqlalchemy.dialects.mysql.base: its names are in types.py."""
from sqlalchemy.dialects.mysql.types import *
from sqlalchemy.engine.default import MySQLDialect

dialect = MySQLDialect

"""sqlalchemy.dialects.postgresql.hstore: its names are in types.py."""
from sqlalchemy.dialects.postgresql.types import *
from sqlalchemy.dialects.postgresql.ext import hstore

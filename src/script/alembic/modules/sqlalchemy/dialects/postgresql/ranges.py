"""sqlalchemy.dialects.postgresql.ranges: its names are in types.py."""
from sqlalchemy.dialects.postgresql.types import *

"""sqlalchemy.dialects.postgresql.json: its names are in types.py."""
from sqlalchemy.dialects.postgresql.types import *

"""sqlalchemy.dialects.postgresql.named_types: its names are in types.py."""
from sqlalchemy.dialects.postgresql.types import *

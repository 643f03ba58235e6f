"""sqlalchemy.dialects.sqlite.json: its names are in types.py."""
from sqlalchemy.dialects.sqlite.types import *

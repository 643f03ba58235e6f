"""sqlalchemy.dialects.mysql.enumerated: its names are in types.py."""
from sqlalchemy.dialects.mysql.types import *

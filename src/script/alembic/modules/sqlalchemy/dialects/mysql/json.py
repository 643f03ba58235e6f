"""sqlalchemy.dialects.mysql.json: its names are in types.py."""
from sqlalchemy.dialects.mysql.types import *

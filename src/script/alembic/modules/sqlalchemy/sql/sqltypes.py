"""sqlalchemy.sql.sqltypes: what sqlalchemy.types has."""
from sqlalchemy.types import *
from sqlalchemy.types import _AbstractInterval, _Binary

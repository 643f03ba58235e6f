"""sqlalchemy.sql.schema: what sqlalchemy.schema has."""
from sqlalchemy.schema import *
from sqlalchemy.schema import BLANK_SCHEMA, NULL_UNSPECIFIED, RETAIN_SCHEMA

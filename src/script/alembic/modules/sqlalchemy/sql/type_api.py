"""sqlalchemy.sql.type_api: what all types share."""
from sqlalchemy.type_base import *

"""sqlalchemy.sql.naming: names by convention."""
from sqlalchemy.constraints import conv

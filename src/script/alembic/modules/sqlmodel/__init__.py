"""What revisions that SQLModel's template wrote use: its types, and SQLAlchemy's names."""

from sqlalchemy import *
from sqlalchemy.orm import Session
from sqlmodel import sql
from sqlmodel.sql.sqltypes import AutoString


def __getattr__(name):
    if name in ('SQLModel', 'Field', 'Relationship'):
        raise ImportError(f"sqlmodel.{name} needs pydantic, which does not run here: declare the "
                          "table in the revision with sqlalchemy.Table or sqlalchemy.orm")
    raise AttributeError(name)

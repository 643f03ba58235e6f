"""The declarative extension, under its newer name."""
from sqlalchemy.orm.declarative import (
    DeclarativeBase, DeclarativeMeta, as_declarative, declarative_base, declarative_mixin,
    declared_attr, has_inherited_table, registry, synonym_for)

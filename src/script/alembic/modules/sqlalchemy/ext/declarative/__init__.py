"""The declarative extension, where it was before SQLAlchemy 1.4."""
from sqlalchemy import exc
from sqlalchemy.orm.declarative import (
    DeclarativeMeta, as_declarative, declarative_base, declared_attr, has_inherited_table,
    synonym_for)


class ConcreteBase:
    def __init_subclass__(cls, **kw):
        raise exc.InvalidRequestError('concrete inheritance is not supported: map each table')


AbstractConcreteBase = ConcreteBase


class DeferredReflection:
    __abstract__ = True

    @classmethod
    def prepare(cls, engine, **kw):
        raise exc.InvalidRequestError('deferred reflection is not supported: give the class a '
                                      '__table__ = Table(…, autoload_with=op.get_bind())')

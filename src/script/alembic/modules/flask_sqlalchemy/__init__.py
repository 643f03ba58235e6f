"""Flask-SQLAlchemy's object as revisions use it: SQLAlchemy's names, and models as tables. There is
no application, and so no session of one."""

import re

import sqlalchemy as sa


def _table_name(name):
    """CamelCase as snake_case."""
    return re.sub(r'((?<=[a-z0-9])[A-Z]|(?!^)[A-Z](?=[a-z]))', r'_\1', name).lower().lstrip('_')


class _Named:
    """A model without a table name gets one from its class."""

    def __init_subclass__(cls, **kw):
        if '__tablename__' not in cls.__dict__ and '__table__' not in cls.__dict__ \
                and not cls.__dict__.get('__abstract__') and not hasattr(cls, '__tablename__'):
            cls.__tablename__ = _table_name(cls.__name__)
        super().__init_subclass__(**kw)


class SQLAlchemy:
    def __init__(self, app=None, *, metadata=None, model_class=None, **kw):
        self.metadata = metadata if metadata is not None else sa.MetaData()

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        if name in ('session', 'engine', 'get_engine'):
            raise RuntimeError(f"db.{name} is the application's, which does not run here: use "
                               "op.get_bind()")
        if name == 'Model':
            value = self._model()
        elif name == 'Table':
            value = self._table
        else:
            value = getattr(sa, name, None)
            if value is None:
                from sqlalchemy import orm
                value = getattr(orm, name)
        setattr(self, name, value)
        return value

    def _model(self):
        from sqlalchemy.orm import declarative_base
        return declarative_base(cls=_Named, name='Model', metadata=self.metadata)

    def _table(self, name, *args, **kw):
        if args and isinstance(args[0], sa.MetaData):
            return sa.Table(name, *args, **kw)
        return sa.Table(name, self.metadata, *args, **kw)

    def init_app(self, app):
        pass

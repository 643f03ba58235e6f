"""The databases that have types and constructs of their own."""
from importlib import import_module as _import_module

__all__ = ('mssql', 'mysql', 'oracle', 'postgresql', 'sqlite')


def __getattr__(name):
    if name in __all__ or name == 'mariadb':
        value = _import_module('sqlalchemy.dialects.' + ('mysql' if name == 'mariadb' else name))
        globals()[name] = value
        return value
    raise AttributeError(f"module 'sqlalchemy.dialects' has no attribute {name!r}")

"""sqlalchemy.sql.expression: every name of the expression language."""
from sqlalchemy import sql as _sql


def __getattr__(name):
    from importlib import import_module
    for home in ('elements', 'selectable', 'dml', 'functions', 'base'):
        module = import_module('sqlalchemy.sql.' + home)
        if hasattr(module, name):
            return getattr(module, name)
    return getattr(_sql, name)

"""The package alembic: what revision scripts import of it."""

__version__ = '1.19.2'

_SUBMODULES = ('op', 'context', 'util', 'operations', 'migration', 'runtime', 'script', 'config',
               'command', 'ddl', 'autogenerate', 'environment')


def __getattr__(name):
    if name in _SUBMODULES:
        import importlib
        return importlib.import_module('alembic.' + name)
    raise AttributeError(f"module 'alembic' has no attribute '{name}'")

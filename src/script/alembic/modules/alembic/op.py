"""The directives, as functions: those of the Operations object of the script that runs."""

from alembic.operations.base import Operations, current as _current

_operations = _current()
_proxy = _operations # the object, as scripts reach it past Alembic's module

for _name in dir(Operations):
    if _name[0] != '_' and _name not in ('impl', 'migration_context'):
        globals()[_name] = getattr(_operations, _name)
del _name


def __getattr__(name):
    # Directives that a plug-in registered later.
    if name[:2] == '__':
        raise AttributeError(name)
    try:
        return getattr(_operations, name)
    except AttributeError:
        raise AttributeError(f"module 'alembic.op' has no attribute '{name}'") from None

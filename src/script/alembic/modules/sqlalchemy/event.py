"""Events. Those of tables happen when create() and drop() run; a connection's and an engine's
cannot, because the connection is the run's own."""
from sqlalchemy import exc

CANCEL = object()
NO_RETVAL = object()
_DDL = ('before_create', 'after_create', 'before_drop', 'after_drop')
_HARMLESS = ('column_reflect', 'after_parent_attach', 'before_parent_attach', 'do_connect',
             'first_connect', 'connect', 'checkout', 'checkin', 'close', 'engine_connect',
             'engine_disposed')


def listen(target, identifier, fn, *args, **kw):
    if identifier in _DDL and hasattr(target, '_is_schema_item'):
        target.__dict__.setdefault('_listeners', {}).setdefault(identifier, []).append(fn)
        return
    kind = getattr(target, '__name__', type(target).__name__)
    if identifier in _HARMLESS or _is_mapped(target):
        return
    raise exc.InvalidRequestError(
        f"events of {kind} are not supported here: {identifier!r} would never happen")


def _is_mapped(target):
    """Mapped classes, sessions and attributes: what listens to them is of the application."""
    module = getattr(target, '__module__', None) or type(target).__module__
    return not str(module).startswith('sqlalchemy.engine') and not hasattr(target, 'exec_driver_sql')


def listens_for(target, identifier, *args, **kw):
    def decorate(fn):
        listen(target, identifier, fn, *args, **kw)
        return fn
    return decorate


def remove(target, identifier, fn):
    found = target.__dict__.get('_listeners', {}).get(identifier, [])
    if fn in found:
        found.remove(fn)


def contains(target, identifier, fn):
    return fn in getattr(target, '_listeners', {}).get(identifier, ())

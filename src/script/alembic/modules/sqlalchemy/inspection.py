"""inspect(): an Inspector of a database; columns, tables and types are what is known of them."""
from sqlalchemy import exc


def inspect(subject, raiseerr=True):
    from sqlalchemy.engine.base import Connection, Engine
    from sqlalchemy.engine.reflection import Inspector
    if isinstance(subject, Inspector):
        return subject
    if isinstance(subject, (Connection, Engine)):
        return Inspector(subject)
    if getattr(subject, 'is_clause_element', False) or hasattr(subject, '_kind'):
        return subject
    if hasattr(subject, '__mapper__'):
        from sqlalchemy.orm.attributes import state_of
        return subject.__mapper__ if isinstance(subject, type) else state_of(subject)
    if not raiseerr:
        return None
    raise exc.NoInspectionAvailable(
        f"No inspection system is available for object of type {type(subject)}")

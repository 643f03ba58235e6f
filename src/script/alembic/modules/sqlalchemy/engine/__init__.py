"""The connection, its results, and what is in the database. Each name comes from the file that has
it, when it is asked for."""
from importlib import import_module as _import_module

_HOMES = {}
for _home, _names in (
    ('base', '''Connection Engine Transaction RootTransaction NestedTransaction
        TwoPhaseTransaction'''),
    ('result', '''Result ScalarResult MappingResult TupleResult CursorResult FrozenResult
        IteratorResult ChunkedIteratorResult MergedResult FilterResult RMKeyView ResultProxy
        LegacyCursorResult'''),
    ('row', 'Row RowMapping BaseRow LegacyRow'),
    ('cursor', 'BaseCursorResult BufferedRowResultProxy FullyBufferedResultProxy'),
    ('url', 'URL make_url'),
    ('create', 'create_engine engine_from_config create_mock_engine create_pool_from_url'),
    ('default', 'DefaultDialect'),
    ('interfaces', '''Dialect ExecutionContext Compiled Connectable TypeCompiler
        CreateEnginePlugin ExceptionContext'''),
    ('reflection', 'Inspector'),
):
    for _name in _names.split():
        _HOMES[_name] = _home


def __getattr__(name):
    if name in _HOMES:
        value = getattr(_import_module('sqlalchemy.engine.' + _HOMES[name]), name)
    else:
        try:
            value = _import_module('sqlalchemy.engine.' + name)
        except ImportError:
            raise AttributeError("module 'sqlalchemy.engine' has no attribute '%s'" % name)
    globals()[name] = value
    return value

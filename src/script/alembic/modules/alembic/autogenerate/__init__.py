"""Autogenerate does not run inside of a revision; the names are here for those that register
renderers and comparators."""


class _Dispatch:
    def dispatch_for(self, *args, **kw):
        def register(function):
            return function

        return register


renderers = _Dispatch()
comparators = _Dispatch()


class AutogenContext:
    pass


def __getattr__(name):
    if name in ('compare_metadata', 'produce_migrations', 'render_python_code', 'render'):
        def refuse(*args, **kw):
            raise NotImplementedError(f'alembic.autogenerate.{name} is not supported inside of a '
                                      'revision')

        return refuse
    raise AttributeError(f"module 'alembic.autogenerate' has no attribute '{name}'")

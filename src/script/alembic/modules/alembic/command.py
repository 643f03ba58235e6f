"""alembic.command cannot be called by a revision: it would run inside of itself."""


def __getattr__(name):
    if name[:2] == '__':
        raise AttributeError(name)

    def refuse(*args, **kw):
        raise NotImplementedError(f'alembic.command.{name}() cannot be called by a revision')

    return refuse

"""ST_ and other functions, as sqlalchemy.func has them."""

from sqlalchemy import func


def __getattr__(name):
    if name[:1] == '_':
        raise AttributeError(name)
    return getattr(func, name)

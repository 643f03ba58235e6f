"""Mix-ins for declarative classes."""

import datetime

import sqlalchemy as sa


class Timestamp:
    created = sa.Column(sa.DateTime, default=datetime.datetime.utcnow, nullable=False)
    updated = sa.Column(sa.DateTime, default=datetime.datetime.utcnow, nullable=False)


def generic_repr(*fields):
    """A class decorator, with or without arguments; what it adds is for people at a prompt."""
    if len(fields) == 1 and isinstance(fields[0], type):
        return fields[0]
    return lambda cls: cls

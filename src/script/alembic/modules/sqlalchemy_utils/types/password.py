"""Hashes of passwords: declared; hashing is the application's."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite


class PasswordType(sa.types.TypeDecorator):
    impl = sa.types.VARBINARY(1024)
    cache_ok = True

    def __init__(self, max_length=None, **kwargs):
        self._max_length = max_length or 1024
        self.impl = sa.types.VARBINARY(self._max_length)

    @property
    def length(self):
        return self._max_length

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(postgresql.BYTEA(self.length))
        return dialect.type_descriptor(sa.types.VARBINARY(self.length))

"""The types that SQLModel puts into revisions."""

import uuid

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import UUID


class AutoString(sa.types.TypeDecorator):
    """A text without a length but on MySQL, which must have one."""
    impl = sa.String
    cache_ok = True
    mysql_default_length = 255

    def load_dialect_impl(self, dialect):
        if self.impl.length is None and dialect.name == 'mysql':
            return dialect.type_descriptor(sa.String(self.mysql_default_length))
        return dialect.type_descriptor(self.impl)


class GUID(sa.types.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(sa.CHAR(32))

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        value = value if isinstance(value, uuid.UUID) else uuid.UUID(value)
        return str(value) if dialect.name == 'postgresql' else value.hex

    def process_result_value(self, value, dialect):
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)

"""UUIDs: native on PostgreSQL and SQL Server, else 16 bytes or 32 digits."""

import uuid

import sqlalchemy as sa
from sqlalchemy.dialects import mssql, postgresql


class UUIDType(sa.types.TypeDecorator):
    impl = sa.types.BINARY(16)
    python_type = uuid.UUID
    cache_ok = True

    def __init__(self, binary=True, native=True):
        self.impl = sa.types.BINARY(16)
        self.binary = binary
        self.native = native

    def __repr__(self):
        return f'UUIDType(binary={self.binary!r}, native={self.native!r})'

    def _is_native(self, dialect):
        return self.native and dialect.name in ('postgresql', 'cockroachdb', 'mssql')

    def load_dialect_impl(self, dialect):
        if self._is_native(dialect):
            if dialect.name == 'mssql':
                return dialect.type_descriptor(mssql.UNIQUEIDENTIFIER())
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(self.impl if self.binary else sa.types.CHAR(32))

    @staticmethod
    def _coerce(value):
        if value is None or isinstance(value, uuid.UUID):
            return value
        try:
            return uuid.UUID(value)
        except (TypeError, ValueError):
            return uuid.UUID(bytes=value)

    def process_bind_param(self, value, dialect):
        value = self._coerce(value)
        if value is None:
            return None
        if self._is_native(dialect):
            return str(value)
        return value.bytes if self.binary else value.hex

    def process_result_value(self, value, dialect):
        if value is None or isinstance(value, uuid.UUID):
            return value
        if self._is_native(dialect):
            return uuid.UUID(value)
        return uuid.UUID(bytes=value) if self.binary else uuid.UUID(value)

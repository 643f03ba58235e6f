"""GUID: UUID on PostgreSQL, text of 36 characters elsewhere."""

import datetime
import uuid

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import UUID

UUID_ID = uuid.UUID


class GUID(sa.types.TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(UUID())
        return dialect.type_descriptor(sa.CHAR(36))

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        return str(value if isinstance(value, uuid.UUID) else uuid.UUID(value))

    def process_result_value(self, value, dialect):
        return value if value is None or isinstance(value, uuid.UUID) else uuid.UUID(value)


class TIMESTAMPAware(sa.types.TypeDecorator):
    impl = sa.TIMESTAMP
    cache_ok = True

    def process_result_value(self, value, dialect):
        if value is not None and dialect.name != 'postgresql':
            return value.replace(tzinfo=datetime.timezone.utc)
        return value


def now_utc():
    return datetime.datetime.now(datetime.timezone.utc)

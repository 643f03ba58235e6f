"""Types of the project, over those of SQLAlchemy."""
import hashlib

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class Password(TypeDecorator):
    """Keeps a digest only."""

    impl = sa.String
    cache_ok = True

    def __init__(self, length=64):
        super().__init__(length)

    def process_bind_param(self, value, dialect):
        return None if value is None else hashlib.sha256(value.encode()).hexdigest()


class Percent(TypeDecorator):
    """A share between 0 and 1, kept as thousandths."""

    impl = sa.SmallInteger
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else round(value * 1000)

    def process_result_value(self, value, dialect):
        return None if value is None else value / 1000


class Words(TypeDecorator):
    """A list as lines of text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return '\n'.join(value) if value is not None else value

    def process_result_value(self, value, dialect):
        return value.split('\n') if value else []

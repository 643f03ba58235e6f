"""BIT where the database has it, else bytes."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import BIT


class BitType(sa.types.TypeDecorator):
    impl = sa.types.BINARY
    cache_ok = True

    def __init__(self, length=1, **kwargs):
        self.length = length
        super().__init__(**kwargs)

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(BIT(self.length))
        if dialect.name == 'sqlite':
            return dialect.type_descriptor(sa.String(self.length))
        return dialect.type_descriptor(type(self).impl(self.length))

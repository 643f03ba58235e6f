"""A list of scalars in one text."""

import sqlalchemy as sa


class ScalarListType(sa.types.TypeDecorator):
    impl = sa.UnicodeText()
    cache_ok = True

    def __init__(self, coerce_func=str, separator=','):
        self.impl = sa.UnicodeText()
        self.coerce_func = coerce_func
        self.separator = str(separator)

    def process_bind_param(self, value, dialect):
        if value is None:
            return None
        items = [str(item) for item in value]
        for item in items:
            if self.separator in item:
                raise ValueError(f"{item!r} contains the separator {self.separator!r}")
        return self.separator.join(items)

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        return [self.coerce_func(item) for item in value.split(self.separator)] if value else []

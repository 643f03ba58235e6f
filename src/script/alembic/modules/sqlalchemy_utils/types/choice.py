"""One of a list of choices: (code, label) pairs, or the members of an Enum."""

import enum

import sqlalchemy as sa


class Choice:
    def __init__(self, code, value):
        self.code = code
        self.value = value

    def __eq__(self, other):
        return self.code == (other.code if isinstance(other, Choice) else other)

    def __hash__(self):
        return hash(self.code)

    def __str__(self):
        return str(self.value)

    def __repr__(self):
        return f'Choice(code={self.code}, value={self.value})'


class ChoiceType(sa.types.TypeDecorator):
    impl = sa.Unicode(255)
    cache_ok = True

    def __init__(self, choices, impl=None):
        self.choices = choices if isinstance(choices, type) else tuple(choices)
        self.impl = impl if impl is not None else sa.Unicode(255)
        if isinstance(self.impl, type):
            self.impl = self.impl()

    def process_bind_param(self, value, dialect):
        if isinstance(value, Choice):
            return value.code
        if isinstance(value, enum.Enum):
            return value.value
        return value

    def process_result_value(self, value, dialect):
        if value is None:
            return None
        if isinstance(self.choices, type):
            return self.choices(value)
        return Choice(value, dict(self.choices)[value])

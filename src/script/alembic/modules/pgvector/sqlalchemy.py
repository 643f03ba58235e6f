"""The types of pgvector."""

import sqlalchemy as sa


class _Vector(sa.types.UserDefinedType):
    cache_ok = True
    _word = None

    def __init__(self, dim=None):
        super().__init__()
        self.dim = dim

    def get_col_spec(self, **kw):
        return self._word if self.dim is None else f'{self._word}({self.dim})'

    def bind_value(self, value, dialect):
        if value is None or isinstance(value, str):
            return value
        return '[' + ','.join(str(float(number)) for number in value) + ']'

    def result_value(self, value, dialect):
        if not isinstance(value, str):
            return value
        return [float(number) for number in value[1:-1].split(',')]


class VECTOR(_Vector):
    _word = 'VECTOR'


class HALFVEC(_Vector):
    _word = 'HALFVEC'


class SPARSEVEC(_Vector):
    _word = 'SPARSEVEC'

    def bind_value(self, value, dialect):
        return value

    def result_value(self, value, dialect):
        return value


class BIT(_Vector):
    _word = 'BIT'

    def __init__(self, length=None):
        super().__init__(length)

    def bind_value(self, value, dialect):
        return value

    def result_value(self, value, dialect):
        return value


Vector = VECTOR

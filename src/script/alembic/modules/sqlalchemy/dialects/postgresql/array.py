"""ARRAY[…], and comparison with the members of an array."""
from sqlalchemy.sql.elements import ClauseList, _type
from sqlalchemy.dialects.postgresql.types import ARRAY


class array(ClauseList):
    _kind = 'array'
    _type = None

    def __init__(self, clauses, type_=None, **kw):
        self.clauses = tuple(clauses)
        if type_ is not None:
            given = _type(type_)
            self._type = given.item_type if isinstance(given, ARRAY) else given
            self.type = ARRAY(self._type)


def Any(other, arrexpr, operator=None):
    return arrexpr.any(other, operator)


def All(other, arrexpr, operator=None):
    return arrexpr.all(other, operator)

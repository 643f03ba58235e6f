"""Expressions that only some scripts write: labels, casts, CASE, windows."""
from sqlalchemy import exc
from sqlalchemy.sql.elements import _NOTHING, ClauseList, ColumnElement, _as_list, _type


class Tuple(ClauseList):
    _kind = 'tuple'

    def __init__(self, *clauses, types=None):
        self.clauses = _as_list(clauses)


class Label(ColumnElement):
    _kind = 'label'

    def __init__(self, name, element, type_=None):
        while isinstance(element, Label):
            element = element.element
        self.name = self.key = name
        self.element = element
        if type_ is not None:
            self._type = self.type = _type(type_)

    @property
    def foreign_keys(self):
        return self.element.foreign_keys

    @property
    def primary_key(self):
        return self.element.primary_key


class Cast(ColumnElement):
    _kind = 'cast'
    safe = False

    def __init__(self, element, type_):
        self.element = element
        self._type = self.type = _type(type_)


class TryCast(Cast):
    safe = True


class TypeCoerce(Cast):
    _kind = 'type_coerce'


class Extract(ColumnElement):
    _kind = 'extract'

    def __init__(self, field, expr):
        self.field, self.element = field, expr


class Case(ColumnElement):
    """case((condition, value), …, else_=) and the older case([…], …)"""
    _kind = 'case'

    def __init__(self, *whens, value=None, else_=None):
        if len(whens) == 1 and isinstance(whens[0], dict):
            whens = whens[0].items()
        elif len(whens) == 1 and isinstance(whens[0], list):
            whens = whens[0]
        elif whens and not isinstance(whens[0], (tuple, list)):
            # The oldest form: case(whens, value, else_) by position.
            whens = tuple(whens)
        self.whens = tuple(tuple(when) for when in whens)
        for when in self.whens:
            if len(when) != 2:
                raise exc.ArgumentError('case() takes pairs of a condition and a value')
        if not self.whens:
            raise exc.ArgumentError('case() needs at least one pair of a condition and a value')
        self.value, self.else_ = value, else_


class Over(ColumnElement):
    _kind = 'over'

    def __init__(self, element, partition_by=None, order_by=None, range_=None, rows=None,
                 groups=None):
        self.element, self.range_, self.rows, self.groups = element, range_, rows, groups
        self.partition_by, self.order_by = _listed(partition_by), _listed(order_by)


def _listed(given):
    if given is None:
        return _NOTHING
    return tuple(given) if isinstance(given, (list, tuple)) else (given,)


class _OfAggregate(ColumnElement):
    def __init__(self, element, *clauses):
        self.element, self.clauses = element, clauses

    def over(self, partition_by=None, order_by=None, range_=None, rows=None, groups=None):
        return Over(self, partition_by, order_by, range_, rows, groups)


class WithinGroup(_OfAggregate):
    _kind = 'within_group'

    def filter(self, *criterion):
        return FunctionFilter(self, *criterion)


class FunctionFilter(_OfAggregate):
    _kind = 'filter'

    def filter(self, *criterion):
        return FunctionFilter(self.element, *(self.clauses + criterion))

    def within_group(self, *order_by):
        return WithinGroup(self, *order_by)

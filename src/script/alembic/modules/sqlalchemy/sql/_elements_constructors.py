"""The functions that make expressions: what scripts call."""
from sqlalchemy.sql._elements_nodes import (
    Case, Cast, Extract, FunctionFilter, Label, Over, TryCast, Tuple, TypeCoerce, WithinGroup)
from sqlalchemy.sql.elements import (
    _NOTHING, BetweenExpression, BindParameter, BooleanClauseList, ClauseElement,
    CollateExpression, ColumnClause, ColumnElement, Negation, TextClause, UnaryExpression, _false,
    _null, _true)


def text(text, bind=None):
    return TextClause(text)


def bindparam(key, value=_NOTHING, type_=None, unique=False, required=_NOTHING, quote=None,
              callable_=None, expanding=False, isoutparam=False, literal_execute=False):
    return BindParameter(key, value, type_, unique, required, quote, callable_, expanding)


def outparam(key, type_=None):
    raise NotImplementedError('outparam(): none of these databases has output parameters')


def literal(value, type_=None, literal_execute=False):
    if isinstance(value, ClauseElement):
        return value
    return BindParameter(None, value, type_)


def literal_column(text, type_=None):
    return ColumnClause(text, type_, True)


def column(text, type_=None, is_literal=False, _selectable=None):
    return ColumnClause(text, type_, is_literal, _selectable)


def null():
    return _null


def true():
    return _true


def false():
    return _false


def and_(*clauses):
    return BooleanClauseList('and', clauses)


def or_(*clauses):
    return BooleanClauseList('or', clauses)


def not_(clause):
    return ~clause if isinstance(clause, ColumnElement) else Negation(clause)


def between(expr, lower_bound, upper_bound, symmetric=False):
    return BetweenExpression(expr, lower_bound, upper_bound, symmetric)


def case(*whens, value=None, else_=None, whens_=None):
    return Case(*whens, value=value, else_=else_)


def cast(expression, type_):
    return Cast(expression, type_)


def try_cast(expression, type_):
    return TryCast(expression, type_)


def type_coerce(expression, type_):
    return TypeCoerce(expression, type_)


def extract(field, expr):
    return Extract(field, expr)


def tuple_(*clauses, types=None):
    return Tuple(*clauses)


def label(name, element, type_=None):
    return Label(name, element, type_)


def collate(expression, collation):
    return CollateExpression(expression, collation)


def distinct(expr):
    return UnaryExpression('distinct', expr)


def asc(column):
    return UnaryExpression('asc', column)


def desc(column):
    return UnaryExpression('desc', column)


def nulls_first(column):
    return UnaryExpression('nulls first', column)


def nulls_last(column):
    return UnaryExpression('nulls last', column)


nullsfirst, nullslast = nulls_first, nulls_last


def any_(expr):
    return UnaryExpression('any', expr)


def all_(expr):
    return UnaryExpression('all', expr)


def bitwise_not(expr):
    return UnaryExpression('~', expr)


def over(element, partition_by=None, order_by=None, range_=None, rows=None, groups=None):
    return Over(element, partition_by, order_by, range_, rows, groups)


def within_group(element, *order_by):
    return WithinGroup(element, *order_by)


def funcfilter(func, *criterion):
    return FunctionFilter(func, *criterion)

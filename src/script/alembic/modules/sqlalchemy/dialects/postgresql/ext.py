"""Aggregates in an order, and functions that PostgreSQL has for text search and arrays."""
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.functions import Function
from sqlalchemy.dialects.postgresql import types


class aggregate_order_by(ColumnElement):
    _kind = 'ordered'

    def __init__(self, target, *order_by):
        self.element, self.clauses = target, order_by


def array_agg(*clauses, **kw):
    return Function('array_agg', *clauses, **kw)


def hstore(*clauses, **kw):
    return Function('hstore', *clauses, type_=types.HSTORE())


def _search(name, type_name):
    def function(*clauses, **kw):
        return Function(name, *clauses, type_=getattr(types, type_name)())
    function.__name__ = name
    return function


to_tsvector = _search('to_tsvector', 'TSVECTOR')
to_tsquery = _search('to_tsquery', 'TSQUERY')
plainto_tsquery = _search('plainto_tsquery', 'TSQUERY')
phraseto_tsquery = _search('phraseto_tsquery', 'TSQUERY')
websearch_to_tsquery = _search('websearch_to_tsquery', 'TSQUERY')
ts_headline = _search('ts_headline', 'TEXT')

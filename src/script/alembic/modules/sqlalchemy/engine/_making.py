"""What is called with each value of a column that its type makes something else of: in C (_makers)
for the types of SQLAlchemy that are met most, as the type itself says for all others."""
import datetime
import decimal

import _makers
from sqlalchemy import types
from sqlalchemy.type_base import TypeEngine

_MAKERS = ((types.DateTime, _makers.datetime), (types.Date, _makers.date),
           (types.Time, _makers.time), (types.Boolean, _makers.boolean))


def maker_of(type_, dialect):
    """None where the value stays as it is."""
    chosen = type_._for(dialect)
    if not chosen._results and type(chosen).result_processor is TypeEngine.result_processor:
        return None
    if isinstance(chosen, types.ARRAY):
        return _array_maker(chosen, dialect)
    if dialect._decodes_json and isinstance(chosen, types.JSON):
        return None
    if dialect._times_are_durations and isinstance(chosen, types.Time):
        return _time_of_day
    if type(chosen).__module__ == 'sqlalchemy.types':
        for cls, maker in _MAKERS:
            if isinstance(chosen, cls):
                return maker
        if isinstance(chosen, types.Numeric) and not chosen.asdecimal \
                and not dialect.supports_native_decimal:
            return None
        if isinstance(chosen, types.Numeric) and chosen.asdecimal:
            places = chosen.decimal_return_scale
            if places is None:
                places = 10 if chosen.scale is None else chosen.scale
            return _makers.decimal(places)
    return type_.result_processor(dialect, None)


def _time_of_day(value):
    """MySQL's TIME comes as the time since midnight."""
    if not isinstance(value, datetime.timedelta):
        return value
    return (datetime.datetime.min + value).time()


_OF_TEXT = ((types.Boolean, lambda text: text in ('t', 'true')), (types.Integer, int),
            (types.Float, float), (types.Numeric, decimal.Decimal))


def _array_maker(array, dialect):
    """Members come as text, unless they are text: then they are what the type makes of it."""
    item = array.item_type._for(dialect)
    convert = maker_of(item, dialect)
    for cls, make in _OF_TEXT:
        if isinstance(item, cls):
            convert = make if convert is None else lambda value, then=convert: then(make(value))
            break

    def make_list(value):
        if not isinstance(value, list):
            return value
        return [make_list(member) if isinstance(member, list) or member is None or convert is None
                else convert(member) for member in value]
    return make_list

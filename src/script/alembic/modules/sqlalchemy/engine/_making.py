"""What is called with each value of a column that its type makes something else of: in C (_makers)
for the types of SQLAlchemy that are met most, as the type itself says for all others."""
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

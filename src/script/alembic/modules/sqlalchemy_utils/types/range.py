"""PostgreSQL's ranges."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import DATERANGE, INT4RANGE, INT8RANGE, NUMRANGE, TSRANGE


class RangeType(sa.types.TypeDecorator):
    cache_ok = True

    def __init__(self, *args, **kwargs):
        self.impl = type(self).impl()
        self.step = kwargs.get('step')


class IntRangeType(RangeType):
    impl = INT4RANGE


class Int8RangeType(RangeType):
    impl = INT8RANGE


class DateRangeType(RangeType):
    impl = DATERANGE


class DateTimeRangeType(RangeType):
    impl = TSRANGE


class NumericRangeType(RangeType):
    impl = NUMRANGE

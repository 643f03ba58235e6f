"""Types that are a text, or a moment, with a meaning of their own to the application."""

import sqlalchemy as sa
from sqlalchemy_utils.types.bit import BitType


class _Meant(sa.types.TypeDecorator):
    """Values are given and come back as the database has them."""
    impl = sa.Unicode
    cache_ok = True
    _length = None

    def __init__(self, *args, **kwargs):
        self.impl = type(self).impl(self._length) if self._length else type(self).impl()

    def process_bind_param(self, value, dialect):
        return value if value is None else str(value)


class ColorType(_Meant):
    def __init__(self, max_length=20, *args, **kwargs):
        self.impl = sa.Unicode(max_length)


class CountryType(_Meant):
    impl = sa.String
    _length = 2


class CurrencyType(_Meant):
    impl = sa.String
    _length = 3


class EmailType(sa.types.TypeDecorator):
    impl = sa.Unicode
    cache_ok = True

    def __init__(self, length=255, *args, **kwargs):
        super().__init__(*args, length=length, **kwargs)

    def process_bind_param(self, value, dialect):
        return value if value is None else value.lower()


class IPAddressType(_Meant):
    def __init__(self, max_length=50, *args, **kwargs):
        self.impl = sa.Unicode(max_length)


class LocaleType(_Meant):
    _length = 10


class PhoneNumberType(_Meant):
    def __init__(self, region='US', max_length=20, *args, **kwargs):
        self.region = region
        self.impl = sa.Unicode(max_length)


class TimezoneType(_Meant):
    _length = 50


class URLType(_Meant):
    impl = sa.UnicodeText


class ArrowType(sa.types.TypeDecorator):
    impl = sa.DateTime
    cache_ok = True


class EnrichedDateTimeType(ArrowType):
    pass


class WeekDaysType(sa.types.TypeDecorator):
    impl = BitType(7)
    cache_ok = True

    def __init__(self, *args, **kwargs):
        self.impl = BitType(7)

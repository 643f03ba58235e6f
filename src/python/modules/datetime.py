"""Dates and times in the proleptic Gregorian calendar."""
import _host

MINYEAR, MAXYEAR = 1, 9999
_MONTHS = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
           'October', 'November', 'December')
_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _month_days(year, month):
    if month == 2:
        return 29 if _is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _to_ordinal(year, month, day):
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + _BEFORE[month - 1] + (month > 2 and _is_leap(year)) + day


def _from_ordinal(ordinal):
    rest = ordinal - 1
    n400, rest = divmod(rest, 146097)
    n100, rest = divmod(rest, 36524)
    n4, rest = divmod(rest, 1461)
    n1, rest = divmod(rest, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while rest >= _month_days(year, month):
        rest -= _month_days(year, month)
        month += 1
    return year, month, rest + 1


def _check_int(value):
    if isinstance(value, float) or not hasattr(value, '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _check_date(year, month, day):
    year, month, day = _check_int(year), _check_int(month), _check_int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _month_days(year, month):
        raise ValueError('day is out of range for month')
    return year, month, day


def _check_time(hour, minute, second, microsecond):
    parts = [_check_int(part) for part in (hour, minute, second, microsecond)]
    limits = (('hour', 23), ('minute', 59), ('second', 59), ('microsecond', 999999))
    for part, (name, most) in zip(parts, limits):
        if not 0 <= part <= most:
            raise ValueError(f'{name} must be in 0..{most}')
    return parts


class timedelta:
    __slots__ = ('_micro',)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        total = 0
        fraction = 0.0
        for amount, unit in ((weeks, 604800000000), (days, 86400000000), (hours, 3600000000),
                             (minutes, 60000000), (seconds, 1000000), (milliseconds, 1000),
                             (microseconds, 1)):
            if isinstance(amount, int):
                total += amount * unit
            elif isinstance(amount, float):
                whole = int(amount)
                total += whole * unit
                fraction += (amount - whole) * unit
            else:
                raise TypeError('unsupported type for timedelta component: '
                                f'{type(amount).__name__}')
        return cls._make(total + round(fraction))

    @classmethod
    def _make(cls, micro):
        if not -86400000000 * 999999999 <= micro < 86400000000 * 1000000000:
            raise OverflowError(f'days={micro // 86400000000}; must have magnitude <= 999999999')
        made = object.__new__(cls)
        object.__setattr__(made, '_micro', micro)
        return made

    @property
    def days(self):
        return self._micro // 86400000000

    @property
    def seconds(self):
        return self._micro // 1000000 % 86400

    @property
    def microseconds(self):
        return self._micro % 1000000

    def total_seconds(self):
        return self._micro / 1000000

    def __repr__(self):
        parts = [f'{name}={value}' for name, value in (
            ('days', self.days), ('seconds', self.seconds), ('microseconds', self.microseconds))
            if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02}:{seconds:02}'
        if self.days:
            text = f"{self.days} day{'s' if abs(self.days) != 1 else ''}, " + text
        return text + (f'.{self.microseconds:06}' if self.microseconds else '')

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._micro + other._micro)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._micro - other._micro)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(other._micro - self._micro)
        return NotImplemented

    def __neg__(self):
        return timedelta._make(-self._micro)

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._make(abs(self._micro))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._make(self._micro * other)
        if isinstance(other, float):
            return timedelta._make(round(self._micro * other))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micro // other._micro
        if isinstance(other, int):
            return timedelta._make(self._micro // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micro / other._micro
        if isinstance(other, (int, float)):
            return timedelta._make(round(self._micro / other))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._make(self._micro % other._micro)
        return NotImplemented

    def __divmod__(self, other):
        return self // other, self % other

    def __eq__(self, other):
        return self._micro == other._micro if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micro < other._micro if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micro <= other._micro if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micro > other._micro if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micro >= other._micro if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._micro)

    def __bool__(self):
        return self._micro != 0

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


timedelta.min = timedelta._make(-86400000000 * 999999999)
timedelta.max = timedelta._make(86400000000 * 1000000000 - 1)
timedelta.resolution = timedelta._make(1)


class tzinfo:
    def utcoffset(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def tzname(self, dt):
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


def _offset_text(offset, colon=':'):
    if offset is None:
        return ''
    sign = '-' if offset.days < 0 else '+'
    micro = abs(offset)._micro
    minutes, rest = divmod(micro, 60000000)
    text = f'{sign}{minutes // 60:02}{colon}{minutes % 60:02}'
    if rest:
        text += f'{colon}{rest // 1000000:02}'
        if rest % 1000000:
            text += f'.{rest % 1000000:06}'
    return text


class timezone(tzinfo):
    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not '
                            f'{type(offset).__name__}')
        if not timedelta(hours=-24) < offset < timedelta(hours=24):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}.')
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + _offset_text(self._offset) if self._offset else 'UTC'

    def dst(self, dt):
        return None

    def __eq__(self, other):
        return isinstance(other, timezone) and self._offset == other._offset

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self._name is None and not self._offset:
            return 'datetime.timezone.utc'
        if self._name is None:
            return f'datetime.timezone({self._offset!r})'
        return f'datetime.timezone({self._offset!r}, {self._name!r})'

    def __str__(self):
        return self.tzname(None)

    def __deepcopy__(self, memo):
        return self


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class IsoCalendarDate(tuple):
    def __new__(cls, year, week, weekday):
        return tuple.__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)' % tuple(self)


class date:
    def __new__(cls, year, month, day):
        made = object.__new__(cls)
        made._year, made._month, made._day = _check_date(year, month, day)
        return made

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_host.now() / 1e9)

    @classmethod
    def fromtimestamp(cls, timestamp):
        local = datetime.fromtimestamp(timestamp)
        return cls(local.year, local.month, local.day)

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        parts = _parse_iso_date(text)
        if parts is None:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*parts)

    def toordinal(self):
        return _to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isocalendar(self):
        year = self._year
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate(year, (thursday - _to_ordinal(year, 1, 1)) // 7 + 1,
                               self.weekday() + 1)

    def timetuple(self):
        from time import struct_time
        day = self.toordinal() - _to_ordinal(self._year, 1, 1) + 1
        return struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), day, -1))

    def isoformat(self):
        return f'{self._year:04}-{self._month:02}-{self._day:02}'

    def strftime(self, format):
        return _strftime(datetime(self._year, self._month, self._day), format)

    def ctime(self):
        return self.strftime('%a %b %e %H:%M:%S %Y')

    def replace(self, year=None, month=None, day=None):
        return type(self)(year or self._year, month or self._month, day or self._day)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __repr__(self):
        return f'datetime.date({self._year}, {self._month}, {self._day})'

    def __str__(self):
        return self.isoformat()

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = self.toordinal() + other.days
            if not 1 <= ordinal <= 3652059:
                raise OverflowError('date value out of range')
            return type(self)(*_from_ordinal(ordinal))
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return (self._year, self._month, self._day)

    def _compare(self, other, function):
        if isinstance(other, date) and isinstance(other, datetime) == isinstance(self, datetime):
            return function(self._key(), other._key())
        return NotImplemented

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __hash__(self):
        return hash(self._key())

    def __deepcopy__(self, memo):
        return self

    __copy__ = lambda self: self


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(1)


def _time_text(value, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if value.microsecond else 'seconds'
    text = f'{value.hour:02}'
    if timespec == 'hours':
        return text
    text += f':{value.minute:02}'
    if timespec == 'minutes':
        return text
    text += f':{value.second:02}'
    if timespec == 'seconds':
        return text
    if timespec == 'milliseconds':
        return text + f'.{value.microsecond // 1000:03}'
    if timespec == 'microseconds':
        return text + f'.{value.microsecond:06}'
    raise ValueError('Unknown timespec value')


class time:
    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        made = object.__new__(cls)
        made._parts = tuple(_check_time(hour, minute, second, microsecond))
        made._tzinfo = tzinfo
        return made

    hour = property(lambda self: self._parts[0])
    minute = property(lambda self: self._parts[1])
    second = property(lambda self: self._parts[2])
    microsecond = property(lambda self: self._parts[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = 0

    @classmethod
    def fromisoformat(cls, text):
        parts = _parse_iso_time(text.removeprefix('T'))
        if parts is None:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*parts)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def isoformat(self, timespec='auto'):
        return _time_text(self, timespec) + _offset_text(self.utcoffset())

    def strftime(self, format):
        return _strftime(datetime(1900, 1, 1, *self._parts, self._tzinfo), format)

    def replace(self, **changes):
        parts = {'hour': self.hour, 'minute': self.minute, 'second': self.second,
                 'microsecond': self.microsecond, 'tzinfo': self._tzinfo, **changes}
        return type(self)(**parts)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.time({_shown_parts(self._parts, 2)}{_shown_zone(self._tzinfo)})"

    def _key(self):
        offset = self.utcoffset()
        micro = ((self.hour * 60 + self.minute) * 60 + self.second) * 1000000 + self.microsecond
        return micro - (offset._micro if offset else 0)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __deepcopy__(self, memo):
        return self


def _shown_parts(parts, least):
    parts = list(parts)
    while len(parts) > least and parts[-1] == 0:
        parts.pop()
    return ', '.join(map(str, parts))


def _shown_zone(zone):
    return '' if zone is None else f', tzinfo={zone!r}'


time.min, time.max = time(), time(23, 59, 59, 999999)


class datetime(date):
    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        made = object.__new__(cls)
        made._year, made._month, made._day = _check_date(year, month, day)
        made._parts = tuple(_check_time(hour, minute, second, microsecond))
        if tzinfo is not None and not hasattr(tzinfo, 'utcoffset'):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                            f"'{type(tzinfo).__name__}'")
        made._tzinfo = tzinfo
        return made

    hour = property(lambda self: self._parts[0])
    minute = property(lambda self: self._parts[1])
    second = property(lambda self: self._parts[2])
    microsecond = property(lambda self: self._parts[3])
    tzinfo = property(lambda self: self._tzinfo)
    fold = 0

    @classmethod
    def _from_micro(cls, micro, zone=None):
        days, micro = divmod(micro, 86400000000)
        if not 1 <= days <= 3652059:
            raise OverflowError('date value out of range')
        seconds, micro = divmod(micro, 1000000)
        minutes, seconds = divmod(seconds, 60)
        hours, minutes = divmod(minutes, 60)
        return cls(*_from_ordinal(days), hours, minutes, seconds, micro, zone)

    def _micro(self):
        seconds = (self.hour * 60 + self.minute) * 60 + self.second
        return (self.toordinal() * 86400 + seconds) * 1000000 + self.microsecond

    @classmethod
    def now(cls, tz=None):
        return cls._at(_host.now() // 1000, tz)

    @classmethod
    def utcnow(cls):
        return cls._from_micro(_host.now() // 1000 + 719163 * 86400000000)

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def _at(cls, micro, tz):
        if tz is None:
            offset = _host.local_offset(micro // 1000000)[0]
            return cls._from_micro(micro + (719163 * 86400 + offset) * 1000000)
        return tz.fromutc(cls._from_micro(micro + 719163 * 86400000000, tz))

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        return cls._at(round(timestamp * 1000000), tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls._from_micro(round(timestamp * 1000000) + 719163 * 86400000000)

    @classmethod
    def fromordinal(cls, ordinal):
        return cls(*_from_ordinal(ordinal))

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        zone = time.tzinfo if tzinfo is True else tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second,
                   time.microsecond, zone)

    @classmethod
    def fromisoformat(cls, text):
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        day = _parse_iso_date(text[:10])
        length = 10
        if day is None and len(text) >= 8:
            day = _parse_iso_date(text[:8])
            length = 8
        clock = (0, 0, 0, 0, None)
        if day is not None and len(text) > length:
            clock = _parse_iso_time(text[length + 1:])
        if day is None or clock is None:
            raise ValueError(f'Invalid isoformat string: {text!r}')
        return cls(*day, *clock)

    @classmethod
    def strptime(cls, text, format):
        return _strptime(cls, text, format)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(*self._parts)

    def timetz(self):
        return time(*self._parts, self._tzinfo)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def timetuple(self):
        from time import struct_time
        day = self.toordinal() - _to_ordinal(self._year, 1, 1) + 1
        return struct_time((self._year, self._month, self._day, *self._parts[:3], self.weekday(), day,
                            -1))

    utctimetuple = timetuple

    def timestamp(self):
        micro = self._micro() - 719163 * 86400000000
        offset = self.utcoffset()
        if offset is None:
            guess = micro // 1000000
            guess -= _host.local_offset(guess)[0]
            micro -= _host.local_offset(guess)[0] * 1000000
        else:
            micro -= offset._micro
        return micro / 1000000

    def astimezone(self, tz=None):
        if tz is None:
            seconds, name = _host.local_offset(int(self.timestamp()))
            tz = timezone(timedelta(seconds=seconds), name)
        offset = self.utcoffset()
        if offset is None:
            return type(self).fromtimestamp(self.timestamp(), tz)
        return tz.fromutc(type(self)._from_micro(self._micro() - offset._micro, tz))

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=True, *, fold=None):
        def pick(new, old):
            return old if new is None else new
        return type(self)(pick(year, self._year), pick(month, self._month), pick(day, self._day),
                          pick(hour, self.hour), pick(minute, self.minute),
                          pick(second, self.second), pick(microsecond, self.microsecond),
                          self._tzinfo if tzinfo is True else tzinfo)

    def isoformat(self, sep='T', timespec='auto'):
        return (f'{self._year:04}-{self._month:02}-{self._day:02}{sep}' + _time_text(self, timespec)
                + _offset_text(self.utcoffset()))

    def strftime(self, format):
        return _strftime(self, format)

    def ctime(self):
        return _strftime(self, '%a %b %e %H:%M:%S %Y')

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        parts = (self._year, self._month, self._day, *self._parts)
        return f'datetime.datetime({_shown_parts(parts, 5)}{_shown_zone(self._tzinfo)})'

    def __add__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_micro(self._micro() + other._micro, self._tzinfo)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return type(self)._from_micro(self._micro() - other._micro, self._tzinfo)
        if isinstance(other, datetime):
            a, b = self.utcoffset(), other.utcoffset()
            if (a is None) != (b is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            difference = self._micro() - other._micro()
            return timedelta._make(difference if a is None else difference - a._micro + b._micro)
        return NotImplemented

    def _key(self):
        offset = self.utcoffset()
        return self._micro() - (offset._micro if offset else 0)

    def _compare(self, other, function):
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return function(self._key(), other._key())

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        same_kind = (self.utcoffset() is None) == (other.utcoffset() is None)
        return same_kind and self._key() == other._key()

    def __hash__(self):
        return hash(self._key())


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


def _strftime(value, format):
    out = []
    index = 0
    while index < len(format):
        if format[index] != '%' or index + 1 >= len(format):
            out.append(format[index])
            index += 1
            continue
        code = format[index + 1]
        index += 2
        if code == '-' and index < len(format):
            out.append(_directive(value, format[index]).lstrip('0') or '0')
            index += 1
        else:
            out.append(_directive(value, code))
    return ''.join(out)


def _directive(value, code):
    hour12 = value.hour % 12 or 12
    start = value.toordinal() - _to_ordinal(value.year, 1, 1)
    if code == 'Y': return str(value.year)
    if code == 'y': return f'{value.year % 100:02}'
    if code == 'C': return f'{value.year // 100:02}'
    if code == 'm': return f'{value.month:02}'
    if code == 'd': return f'{value.day:02}'
    if code == 'e': return f'{value.day:2}'
    if code == 'H': return f'{value.hour:02}'
    if code == 'I': return f'{hour12:02}'
    if code == 'M': return f'{value.minute:02}'
    if code == 'S': return f'{value.second:02}'
    if code == 'f': return f'{value.microsecond:06}'
    if code == 'p': return 'AM' if value.hour < 12 else 'PM'
    if code == 'A': return _DAYS[value.weekday()]
    if code == 'a': return _DAYS[value.weekday()][:3]
    if code == 'B': return _MONTHS[value.month - 1]
    if code in 'bh': return _MONTHS[value.month - 1][:3]
    if code == 'j': return f'{start + 1:03}'
    if code == 'w': return str(value.isoweekday() % 7)
    if code == 'u': return str(value.isoweekday())
    if code == 'U': return f'{(start + 7 - value.isoweekday() % 7) // 7:02}'
    if code == 'W': return f'{(start + 7 - value.weekday()) // 7:02}'
    if code == 'V': return f'{value.isocalendar()[1]:02}'
    if code == 'G': return str(value.isocalendar()[0])
    if code == 'z': return _offset_text(value.utcoffset(), '')
    if code == 'Z': return value.tzname() or ''
    if code == 'F': return f'{value.year}-{value.month:02}-{value.day:02}'
    if code in 'TX': return f'{value.hour:02}:{value.minute:02}:{value.second:02}'
    if code == 'R': return f'{value.hour:02}:{value.minute:02}'
    if code in 'Dx': return f'{value.month:02}/{value.day:02}/{value.year % 100:02}'
    if code == 'c': return _strftime(value, '%a %b %e %H:%M:%S %Y')
    if code == 's': return str(int(value.timestamp()))
    if code == 'n': return '\n'
    if code == 't': return '\t'
    if code == '%': return '%'
    return '%' + code


def _number(text):
    return int(text) if text.isdigit() and text.isascii() else None


def _parse_iso_date(text):
    if len(text) == 10 and text[4] == text[7] == '-':
        parts = [_number(text[:4]), _number(text[5:7]), _number(text[8:])]
    elif len(text) == 8 and text.isdigit():
        parts = [int(text[:4]), int(text[4:6]), int(text[6:])]
    else:
        return None
    return None if None in parts else parts


def _parse_offset(text):
    if text in ('Z', 'z'):
        return timezone.utc
    sign = -1 if text[0] == '-' else 1
    digits = text[1:].replace(':', '')
    if len(digits) not in (2, 4, 6) or not digits.isdigit():
        return None
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0),
                       seconds=int(digits[4:6] or 0)) * sign
    return timezone.utc if not offset else timezone(offset)


def _parse_iso_time(text):
    zone = None
    for index, character in enumerate(text):
        if character in '+-Zz':
            zone = _parse_offset(text[index:])
            if zone is None:
                return None
            text = text[:index]
            break
    text, dot, fraction = text.replace(',', '.').partition('.')
    if dot and not fraction.isdigit():
        return None
    parts = text.split(':') if ':' in text else [text[at:at + 2] for at in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 or not part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts] + [0] * (3 - len(parts))
    return (*numbers, int((fraction + '000000')[:6]), zone)


_PATTERNS = {
    'Y': r'(\d{4})', 'm': r'(1[0-2]|0[1-9]|[1-9])', 'd': r'(3[01]|[12]\d|0[1-9]|[1-9]| [1-9])',
    'H': r'(2[0-3]|[01]\d|\d)', 'M': r'([0-5]\d|\d)', 'S': r'(6[01]|[0-5]\d|\d)', 'f': r'(\d{1,6})',
    'y': r'(\d\d)', 'I': r'(1[0-2]|0[1-9]|[1-9])', 'p': r'([AaPp][Mm])', 'j': r'(\d{1,3})',
    'z': r'([+-]\d\d:?[0-5]\d(?::?[0-5]\d(?:\.\d{1,6})?)?|Z)', 'Z': r'(UTC|GMT|[A-Z]{3,4})',
    'b': '(' + '|'.join(name[:3] for name in _MONTHS) + ')', 'B': '(' + '|'.join(_MONTHS) + ')',
    'a': '(' + '|'.join(name[:3] for name in _DAYS) + ')', 'A': '(' + '|'.join(_DAYS) + ')',
    'w': r'([0-6])',
}


def _strptime(cls, text, format):
    import re
    expanded = format.replace('%T', '%H:%M:%S').replace('%D', '%m/%d/%y').replace('%F', '%Y-%m-%d')
    pattern, codes, index = '', [], 0
    while index < len(expanded):
        if expanded[index] == '%' and index + 1 < len(expanded):
            code = expanded[index + 1]
            index += 2
            if code == '%':
                pattern += '%'
                continue
            if code not in _PATTERNS:
                raise ValueError(f"'{code}' is a bad directive in format '{format}'")
            pattern += _PATTERNS[code]
            codes.append(code)
        elif expanded[index].isspace():
            pattern += r'\s+'
            while index < len(expanded) and expanded[index].isspace():
                index += 1
        else:
            pattern += re.escape(expanded[index])
            index += 1
    found = re.match(pattern, text, re.IGNORECASE)
    if found is None:
        raise ValueError(f'time data {text!r} does not match format {format!r}')
    if found.end() != len(text):
        raise ValueError(f'unconverted data remains: {text[found.end():]}')
    return _assemble(cls, dict(zip(codes, found.groups())))


def _assemble(cls, parts):
    year = int(parts.get('Y', 1900))
    if 'y' in parts:
        year = int(parts['y'])
        year += 2000 if year < 69 else 1900
    month, day = int(parts.get('m', 1)), int(parts.get('d', 1))
    for code, names in (('b', [name[:3].lower() for name in _MONTHS]),
                        ('B', [name.lower() for name in _MONTHS])):
        if code in parts:
            month = names.index(parts[code].lower()) + 1
    hour = int(parts.get('H', 0))
    if 'I' in parts:
        hour = int(parts['I']) % 12
        if parts.get('p', 'AM').upper() == 'PM':
            hour += 12
    zone = None
    if 'z' in parts:
        zone = _parse_offset(parts['z'])
    if 'j' in parts:
        _, month, day = _from_ordinal(_to_ordinal(year, 1, 1) + int(parts['j']) - 1)
    fraction = int((parts.get('f', '0') + '000000')[:6])
    return cls(year, month, day, hour, int(parts.get('M', 0)), int(parts.get('S', 0)), fraction, zone)

"""The clock."""
import _host

timezone = -_host.local_offset(0)[0]
altzone = timezone
daylight = 0
tzname = (_host.local_offset(0)[1], _host.local_offset(0)[1])


class struct_time(tuple):
    tm_year = property(lambda self: self[0])
    tm_mon = property(lambda self: self[1])
    tm_mday = property(lambda self: self[2])
    tm_hour = property(lambda self: self[3])
    tm_min = property(lambda self: self[4])
    tm_sec = property(lambda self: self[5])
    tm_wday = property(lambda self: self[6])
    tm_yday = property(lambda self: self[7])
    tm_isdst = property(lambda self: self[8])

    def __repr__(self):
        names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday',
                 'tm_isdst')
        inside = ', '.join(f'{name}={value!r}' for name, value in zip(names, self))
        return f'time.struct_time({inside})'


def time():
    return _host.now() / 1e9


def time_ns():
    return _host.now()


def monotonic():
    return _host.monotonic() / 1e9


def monotonic_ns():
    return _host.monotonic()


perf_counter, perf_counter_ns = monotonic, monotonic_ns


def process_time_ns():
    return _host.processor_time()


def process_time():
    return _host.processor_time() / 1e9


def sleep(seconds):
    _host.sleep(seconds)


def _broken(seconds):
    import datetime
    moment = datetime.datetime(1970, 1, 1) + datetime.timedelta(seconds=int(seconds // 1))
    return struct_time(moment.timetuple()[:8] + (0,))


def gmtime(seconds=None):
    return _broken(time() if seconds is None else seconds)


def localtime(seconds=None):
    seconds = time() if seconds is None else seconds
    return _broken(seconds + _host.local_offset(int(seconds))[0])


def mktime(parts):
    import datetime
    return datetime.datetime(*parts[:6]).timestamp()


def strftime(format, parts=None):
    import datetime
    return datetime.datetime(*(parts or localtime())[:6]).strftime(format)


def strptime(text, format='%a %b %d %H:%M:%S %Y'):
    import datetime
    return datetime.datetime.strptime(text, format).timetuple()


def ctime(seconds=None):
    return asctime(localtime(seconds))


def asctime(parts=None):
    parts = localtime() if parts is None else parts
    return f"{strftime('%a %b', parts)} {parts[2]:2d} {strftime('%H:%M:%S', parts)} {parts[0]}"

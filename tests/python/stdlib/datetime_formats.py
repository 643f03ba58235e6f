"""strftime and strptime letters, ISO forms, fromisoformat, errors."""
from datetime import date, datetime, time, timedelta, timezone

moments = [datetime(2024, 2, 29, 13, 5, 9, 70), datetime(1999, 12, 31, 0, 0), datetime(2000, 1, 1, 23, 59, 59, tzinfo=timezone.utc), datetime(2021, 7, 4, 12, tzinfo=timezone(timedelta(hours=-5, minutes=-30)))]
for moment in moments:
    print(moment, repr(moment), moment.isoformat(), moment.isoformat(' ', 'seconds'), moment.isoformat(timespec='milliseconds'))
    print(moment.strftime('%Y|%y|%m|%d|%H|%I|%M|%S|%f|%p|%j|%a|%A|%b|%B|%z|%%|%U|%W|%w|%u|%V|%G'), f'{moment:%d/%m/%Y}', moment.ctime())
    print(moment.date(), moment.time(), moment.timetz(), moment.weekday(), moment.isoweekday(), tuple(moment.isocalendar()), moment.toordinal(), moment.utcoffset(), moment.tzname())
for text, form in (('2024-02-29', '%Y-%m-%d'), ('29.2.24 1:2', '%d.%m.%y %H:%M'), ('Feb 3 2020 11PM', '%b %d %Y %I%p'), ('2020-01-01T00:00:00+0130', '%Y-%m-%dT%H:%M:%S%z'), ('20200102', '%Y%m%d'),
                   ('12:30:45.123', '%H:%M:%S.%f'), ('Monday 5 January 1970', '%A %d %B %Y'), ('2020 060', '%Y %j'), ('69', '%y'), ('68', '%y'), ('2020-01-01Z', '%Y-%m-%d%z')):
    print(text, '->', datetime.strptime(text, form))
for text, form in (('2024-02-30', '%Y-%m-%d'), ('x', '%Y'), ('2024-01-01 tail', '%Y-%m-%d'), ('2024', '%Y-%m'), ('25', '%H')):
    try:
        print(datetime.strptime(text, form))
    except ValueError as error:
        print(error)
for text in ('2024-02-29', '2024-02-29T01:02:03', '2024-02-29 01:02', '2024-02-29T01:02:03.5' if False else '2024-02-29T01:02:03.500', '2024-02-29T01:02:03+02:00', '2024-02-29T01:02:03Z', '20240229T010203'):
    print(text, datetime.fromisoformat(text))
print(date.fromisoformat('2024-12-31'), time.fromisoformat('04:05:06'), date(2024, 1, 31).isoformat(), time(1, 2, 3, 4).isoformat(), time(12).strftime('%H.%M'), str(time(0)), repr(time(1, 2)), repr(date(1, 1, 1)))
for text in ('2024-2-9', 'today', '2024-13-01', ''):
    try:
        print(date.fromisoformat(text))
    except ValueError as error:
        print(error)
d = date(2024, 1, 31)
print(d + timedelta(1), d - date(2023, 1, 31), d.replace(month=3), d.strftime('%d %b'), d.ctime(), d < date(2024, 2, 1), d == datetime(2024, 1, 31), d.timetuple()[:6], date.fromordinal(738000), date(2024, 12, 30).isocalendar().week)
for wrong in (lambda: d.replace(month=2), lambda: date(2024, 0, 1), lambda: datetime(2024, 1, 1, 24), lambda: time(25), lambda: date.min - timedelta(1), lambda: timezone(timedelta(days=1))):
    try:
        print(wrong())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
zone = timezone(timedelta(hours=5, minutes=45), 'NPT')
print(zone, timezone.utc, timezone(timedelta(0)), timezone(-timedelta(hours=3)), repr(zone), datetime(2020, 1, 1, tzinfo=zone).astimezone(timezone.utc), zone.utcoffset(None), zone.tzname(None))
a, b = datetime(2020, 1, 1, 12, tzinfo=timezone.utc), datetime(2020, 1, 1, 14, tzinfo=timezone(timedelta(hours=2)))
print(a == b, a - b, hash(a) == hash(b), {a: 1}[b], max(a, b) is a, a.replace(tzinfo=None), (a - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds() == a.timestamp(), datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400.5))
print(timedelta(days=1, seconds=-1), timedelta(milliseconds=1), timedelta(0), timedelta(days=-1, hours=5), repr(timedelta(1, 2, 3)), timedelta(hours=25) > timedelta(days=1), timedelta(hours=1) / timedelta(minutes=7), timedelta(hours=1) % timedelta(minutes=7), timedelta(minutes=1) * 1.5, sum([timedelta(1)] * 3, timedelta()), bool(timedelta()), timedelta.max.days, -timedelta(seconds=1))

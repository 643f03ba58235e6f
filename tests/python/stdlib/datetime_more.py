from datetime import datetime, date, time, timedelta, timezone
import datetime as dtm
d = datetime(2024, 2, 29, 13, 45, 30, 123456)
print(d, repr(d), d.isoformat(), d.isoformat(' '), d.isoformat(timespec='minutes'), d.date(), d.time(), d.year, d.month, d.day, d.hour, d.minute, d.second, d.microsecond, d.weekday(), d.isoweekday(), d.tzinfo)
print(d.strftime('%Y-%m-%d %H:%M:%S.%f %y %b %B %a %A %j %p %I %d/%m %% %U %W %w'), d.strftime(''), date(2024, 1, 1).strftime('%d %B, %Y'))
print(d + timedelta(days=1), d - timedelta(hours=5, minutes=3), d - datetime(2024, 1, 1), date(2024, 3, 1) - date(2024, 2, 1), d.replace(year=2023, day=28), d < datetime(2025, 1, 1), d == datetime(2024, 2, 29, 13, 45, 30, 123456))
print(datetime.strptime('2024-01-02 03:04:05', '%Y-%m-%d %H:%M:%S'), datetime.strptime('02/Jan/24', '%d/%b/%y'), datetime.strptime('2024-01-02T03:04:05.678', '%Y-%m-%dT%H:%M:%S.%f'), datetime.strptime('12 PM', '%I %p').hour)
print(datetime.fromisoformat('2024-01-02'), datetime.fromisoformat('2024-01-02T03:04:05+02:00'), datetime.fromisoformat('2024-01-02 03:04:05.123'), date.fromisoformat('2024-05-06'), time.fromisoformat('01:02:03'), datetime.fromisoformat('2024-01-02T03:04:05Z'))
print(datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400), datetime(2024, 1, 1, tzinfo=timezone.utc).timestamp(), datetime.combine(date(2024, 1, 1), time(5, 6)), datetime.min, datetime.max, date.min, d.toordinal(), date.fromordinal(738000), d.isocalendar(), d.timetuple()[:6])
td = timedelta(days=2, seconds=3661, microseconds=5)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), td * 2, td / 2, -td, abs(-td), td // timedelta(hours=1), td % timedelta(hours=1), timedelta(weeks=1), timedelta(0), bool(timedelta(0)), timedelta(minutes=-1), timedelta(hours=1) < timedelta(days=1), sum([timedelta(1), timedelta(2)], timedelta()))
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
tz = timezone(timedelta(hours=-5))
print(u, u.isoformat(), u.astimezone(tz), u.utcoffset(), tz, timezone.utc, u.tzname(), timezone(timedelta(hours=5, minutes=30), 'IST').tzname(None), u == u.astimezone(tz), u.replace(tzinfo=None))
print(date(2024, 1, 31), repr(date(2024, 1, 31)), date(2024, 1, 31) + timedelta(1), date(2024, 1, 31).isoformat(), date(2024, 12, 25).weekday(), time(1, 2, 3), repr(time(1, 2, 3, 4)), time(1).isoformat(), time(23, 59) > time(1), date.today() <= date.today(), isinstance(d, date))
for f in (lambda: datetime(2024, 2, 30), lambda: datetime(2024, 13, 1), lambda: date(2023, 2, 29), lambda: datetime.strptime('x', '%Y'), lambda: datetime.strptime('2024 x', '%Y'), lambda: datetime.fromisoformat('nope'), lambda: d - u, lambda: d < u, lambda: time(25), lambda: datetime.max + timedelta(1)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
now = datetime.now()
print(type(now).__name__, now.tzinfo, datetime.now(timezone.utc).tzinfo, datetime.utcnow().tzinfo, dtm.datetime is datetime, dtm.UTC is timezone.utc, {d: 1}[d], sorted([date(2024, 2, 1), date(2024, 1, 1)])[0], str(d.date()), f'{d:%Y}', hash(d) == hash(d))

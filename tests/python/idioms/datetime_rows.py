"""Dates in migrations: defaults, parsing, arithmetic."""
from datetime import date, datetime, time, timedelta, timezone

stamp = datetime(2024, 2, 29, 13, 5, 9, 1200)
print(stamp, repr(stamp), stamp.isoformat(), stamp.isoformat(' ', 'seconds'), stamp.isoformat(timespec='milliseconds'))
print(stamp.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %b %p %I %y %% %A %B %U %W %w'), stamp.date(), stamp.time())
print(datetime.strptime('2023-12-01 10:20', '%Y-%m-%d %H:%M'), datetime.strptime('01/Feb/99', '%d/%b/%y'))
print(datetime.strptime('2024-01-01T00:00:00+0200', '%Y-%m-%dT%H:%M:%S%z'))
print(datetime.fromisoformat('2024-01-02'), datetime.fromisoformat('2024-01-02T03:04:05.678+00:00'), date.fromisoformat('2024-03-01'))
print(stamp + timedelta(days=1, hours=12), stamp - timedelta(weeks=9), stamp - datetime(2024, 1, 1), date(2024, 3, 1) - date(2024, 2, 1))
print(timedelta(days=1, seconds=-1), repr(timedelta(milliseconds=1500)), timedelta(hours=25).total_seconds(), timedelta(days=3) / 2, -timedelta(1))
print(timedelta(days=2) // timedelta(hours=5), timedelta(days=2) % timedelta(hours=5), timedelta(1) > timedelta(hours=23), abs(timedelta(-1)))
print(stamp.replace(day=1, microsecond=0), stamp.weekday(), stamp.isoweekday(), stamp.isocalendar()[1], stamp.timetuple().tm_yday)
aware = stamp.replace(tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30))
print(aware, aware.astimezone(east), aware.utcoffset(), aware.tzinfo, east, aware.timestamp(), repr(aware))
print(datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(86400.5), datetime.combine(date(2024, 1, 1), time(5, 6)))
print(date.min, datetime.max, date(2024, 1, 31).replace(month=3), date.fromordinal(738000), date(2024, 1, 1).toordinal(), time(1, 2, 3).isoformat())
print(date(2024, 1, 1) < date(2024, 1, 2), datetime(2024, 1, 1) == datetime(2024, 1, 1, 0), sorted([date(2024, 5, 1), date(2023, 5, 1)]))
print(isinstance(datetime.utcnow(), datetime), datetime.now(timezone.utc).tzinfo, isinstance(date.today(), date), datetime.now().tzinfo)
for action in (lambda: datetime(2023, 2, 29), lambda: date(2024, 13, 1), lambda: datetime.strptime('x', '%Y'), lambda: date.fromisoformat('2024'),
               lambda: datetime.strptime('2024-01-01 x', '%Y-%m-%d'), lambda: aware - stamp, lambda: aware < stamp, 
               lambda: datetime.fromisoformat('nope'), lambda: datetime(2024, 1, 1, 25), lambda: date.max + timedelta(1), lambda: stamp.replace(month=2, day=30)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

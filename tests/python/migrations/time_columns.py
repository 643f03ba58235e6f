"""Times without a zone become times with one; epochs, ISO texts and gaps in the calendar."""
from datetime import date, datetime, time, timedelta, timezone

PLUS2 = timezone(timedelta(hours=2), 'CEST')
VALUES = ['2021-03-28 01:59:59', '2021-03-28T03:00:00+02:00', '2020-02-29', '2020-12-31 23:59:59.999999', 1616896800,
          1616896800.25, '31/12/2020', None, '2021-13-01', '2021-02-29 00:00:00']


def aware(value, zone=timezone.utc):
    if value is None:
        return None
    if isinstance(value, (int, float)):
        return datetime.fromtimestamp(value, zone)
    for form in ('%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M:%S.%f', '%Y-%m-%dT%H:%M:%S%z', '%Y-%m-%d', '%d/%m/%Y'):
        try:
            parsed = datetime.strptime(value, form)
        except ValueError:
            continue
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=zone)
    raise ValueError(f'unknown form: {value}')


for value in VALUES:
    try:
        moment = aware(value)
    except ValueError as error:
        print(error)
        continue
    if moment is None:
        print('null')
        continue
    print(moment.isoformat(), moment.astimezone(PLUS2).strftime('%d.%m.%y %H:%M %Z'), int(moment.timestamp()))
start = datetime(2024, 1, 31, 8, 30)
for days in (0, 1, 29, 30, 366):
    day = (start + timedelta(days=days)).date()
    print(day, day.weekday(), day.isocalendar()[1], day.timetuple().tm_yday, day.replace(day=1))
gap = datetime(2024, 3, 1) - datetime(2024, 2, 1, 12, 0, 0, 5)
print(gap, gap.days, gap.seconds, gap.microseconds, gap.total_seconds(), -gap, abs(-gap) == gap, gap // timedelta(hours=1))
print(timedelta(weeks=1, hours=-3, milliseconds=1500), timedelta(1.5) * 2 / 3, divmod(gap, timedelta(days=7)))
print(datetime.combine(date(2000, 1, 1), time(1, 2, 3, tzinfo=PLUS2)), time(23, 5).isoformat('minutes'), date.min, date.max)
print(sorted([date(2021, 1, 2), date(2020, 5, 5), date(2021, 1, 1)])[0], max(time(1), time(0, 59, 59)))
try:
    datetime(2020, 1, 1) < datetime(2020, 1, 1, tzinfo=timezone.utc)
except TypeError as error:
    print(error)

"""Months, quarters, due dates, weekdays, and ages between dates."""
from datetime import date, datetime, timedelta


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(1)).day
    return date(year, month, min(day.day, last))


for start, months in ((date(2024, 1, 31), 1), (date(2023, 1, 31), 1), (date(2024, 12, 15), 1), (date(2024, 3, 31), -1), (date(2024, 5, 5), -17), (date(2024, 2, 29), 12)):
    print(start, months, add_months(start, months))


def age(born, on):
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


print(age(date(2000, 2, 29), date(2024, 2, 28)), age(date(2000, 2, 29), date(2024, 2, 29)), age(date(1999, 12, 31), date(2000, 1, 1)))
workdays, day = [], date(2024, 2, 28)
while len(workdays) < 5:
    if day.weekday() < 5:
        workdays.append(day.strftime('%a %d'))
    day += timedelta(1)
print(workdays, [f'Q{(m - 1) // 3 + 1}' for m in (1, 3, 4, 12)], (date(2024, 12, 31) - date(2024, 1, 1)).days + 1, date(2024, 1, 1).isocalendar()[:2], date(2021, 1, 3).isocalendar()[:2])
first_mondays = [next(d for d in (date(2024, m, 1) + timedelta(n) for n in range(7)) if d.weekday() == 0) for m in range(1, 5)]
print([str(d) for d in first_mondays], all(d.day <= 7 for d in first_mondays))


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


print([y for y in (1900, 2000, 2023, 2024) if is_leap(y)], [(date(y, 3, 1) - date(y, 2, 1)).days for y in (1900, 2000, 2023, 2024)])
spans = [(datetime(2024, 1, 1, 9), datetime(2024, 1, 1, 17, 30)), (datetime(2024, 1, 1, 22), datetime(2024, 1, 2, 6))]
total = sum((b - a for a, b in spans), timedelta())
print(total, total / len(spans), [str(b - a) for a, b in spans], max(b - a for a, b in spans) > timedelta(hours=8), [(b - a) // timedelta(hours=1) for a, b in spans])
overlaps = [(a, b) for i, a in enumerate([(1, 5), (4, 8), (9, 10)]) for b in [(1, 5), (4, 8), (9, 10)][i + 1:] if a[0] < b[1] and b[0] < a[1]]
print(overlaps)

"""A status column becomes a history with spans of time, gaps closed."""
from datetime import date, timedelta
from itertools import groupby

EVENTS = [(1, '2024-01-01', 'new'), (1, '2024-01-05', 'open'), (1, '2024-01-05', 'open'), (2, '2024-02-01', 'new'), (1, '2024-01-09', 'done'), (2, '2024-01-15', 'draft')]
history = []
for key, events in groupby(sorted(EVENTS), key=lambda e: e[0]):
    previous = None
    for _, day, state in events:
        start = date.fromisoformat(day)
        if previous and previous['state'] == state:
            continue
        if previous:
            previous['until'] = start - timedelta(days=1)
        previous = {'id': key, 'state': state, 'since': start, 'until': None}
        history.append(previous)
for row in history:
    days = (row['until'] - row['since']).days + 1 if row['until'] else None
    print(row['id'], f"{row['state']:<6}", row['since'], row['until'] or '...', days)


def state_on(key, day):
    return next((r['state'] for r in history if r['id'] == key and r['since'] <= day <= (r['until'] or date.max)), None)


print([state_on(1, date(2024, 1, n)) for n in (1, 4, 5, 9)], state_on(2, date(2023, 1, 1)), state_on(3, date.max), {r['id']: r['state'] for r in history})

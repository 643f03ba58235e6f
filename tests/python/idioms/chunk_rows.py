"""Rows in portions, as migrations do for large tables."""
from itertools import islice


def by_slice(rows, size):
    for start in range(0, len(rows), size):
        yield rows[start:start + size]


def by_islice(rows, size):
    source = iter(rows)
    while chunk := list(islice(source, size)):
        yield chunk


def by_counter(rows, size):
    chunk = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


rows = [{'id': number, 'name': f'row {number}'} for number in range(7)]
for function in (by_slice, by_islice, by_counter):
    print(function.__name__, [[row['id'] for row in chunk] for chunk in function(rows, 3)])
    print(list(function([], 3)))
print([len(chunk) for chunk in by_islice(range(10), 4)])
try:
    list(by_slice(rows, 0))
except ValueError as error:
    print(error)
try:
    list(by_islice(rows, -1))
except ValueError as error:
    print(type(error).__name__)

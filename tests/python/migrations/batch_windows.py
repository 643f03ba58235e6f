"""Ranges of keys for batches: half-open windows, the last one short, with a pause between."""
from itertools import chain, islice, takewhile


def windows(low, high, size):
    if size <= 0:
        raise ValueError('size must be positive')
    start = low
    while start < high:
        stop = min(start + size, high)
        yield start, stop
        start = stop


def chunks(iterable, size):
    iterator = iter(iterable)
    while batch := list(islice(iterator, size)):
        yield batch


print(list(windows(0, 10, 4)), list(windows(5, 5, 3)), list(windows(-3, 4, 3)))
try:
    next(windows(0, 1, 0))
except ValueError as error:
    print(error)
for number, batch in enumerate(chunks((n * n for n in range(11)), 4), 1):
    print(number, batch, sum(batch), f'{number / 3:.0%}')
keys = [3, 4, 9, 10, 11, 40, 41]


def runs(values):
    first = last = None
    for value in values:
        if first is None:
            first = last = value
        elif value == last + 1:
            last = value
        else:
            yield first, last
            first = last = value
    if first is not None:
        yield first, last


print([f'{a}-{b}' if a != b else str(a) for a, b in runs(keys)], list(runs([])))
print(' OR '.join(f'id BETWEEN {a} AND {b}' for a, b in runs(keys)))
pages = [[1, 2], [], [3], [4, 5, 6]]
print(list(chain.from_iterable(pages)), list(takewhile(bool, map(len, pages))), [len(p) for p in pages if p])
done = 0
total = 23
for low, high in windows(0, total, 10):
    done += high - low
    bar = '#' * (10 * done // total)
    print(f'\r[{bar:<10}] {done:>3}/{total} {100 * done / total:5.1f}%')
state = {'last': 0}
while True:
    batch = [k for k in keys if k > state['last']][:3]
    if not batch:
        break
    state['last'] = batch[-1]
    print('batch', batch, 'last', state['last'])
else:
    print('never')

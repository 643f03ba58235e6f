"""Iterators that build on others."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for item in iterable:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def _add(a, b):
    return a + b


def accumulate(iterable, func=_add, *, initial=None):
    iterator = iter(iterable)
    total = initial
    if initial is None:
        try:
            total = next(iterator)
        except StopIteration:
            return
    yield total
    for item in iterator:
        total = (func or _add)(total, item)
        yield total


class chain:
    def __init__(self, *iterables):
        self._iterator = _chain(iterables)

    @classmethod
    def from_iterable(cls, iterables):
        made = cls()
        made._iterator = _chain(iterables)
        return made

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._iterator)


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


def compress(data, selectors):
    return (item for item, chosen in zip(data, selectors) if chosen)


def dropwhile(predicate, iterable):
    iterator = iter(iterable)
    for item in iterator:
        if not predicate(item):
            yield item
            break
    for item in iterator:
        yield item


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            break
        yield item


def filterfalse(predicate, iterable):
    for item in iterable:
        if not (bool if predicate is None else predicate)(item):
            yield item


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def pairwise(iterable):
    iterator = iter(iterable)
    for first in iterator:
        break
    else:
        return
    for second in iterator:
        yield first, second
        first = second


def islice(iterable, *args):
    part = slice(*args)
    start, stop, step = part.start or 0, part.stop, part.step or 1
    if start < 0 or (stop is not None and stop < 0) or step < 1:
        raise ValueError('Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.')
    return _islice(iterable, start, stop, step)


def _islice(iterable, start, stop, step):
    wanted = start
    if stop is not None and stop <= start:
        iterator = iter(iterable)
        for _ in range(stop):
            next(iterator, None)
        return
    for index, item in enumerate(iterable):
        if index == wanted:
            yield item
            wanted += step
        if stop is not None and index + 1 >= stop:
            return


def tee(iterable, n=2):
    iterator = iter(iterable)
    queues = [[] for _ in range(n)]

    def reader(mine):
        while True:
            if not mine:
                try:
                    item = next(iterator)
                except StopIteration:
                    return
                for queue in queues:
                    queue.append(item)
            yield mine.pop(0)
    return tuple(reader(queue) for queue in queues)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    missing = object()
    while iterators:
        row = [next(iterator, missing) for iterator in iterators]
        if all(item is missing for item in row):
            return
        yield tuple(fillvalue if item is missing else item for item in row)


def groupby(iterable, key=None):
    iterator = iter(iterable)
    missing = object()
    state = [missing, missing]

    def advance():
        state[0] = next(iterator, missing)
        if state[0] is not missing:
            state[1] = state[0] if key is None else key(state[0])

    def group(wanted):
        while state[0] is not missing and state[1] == wanted:
            item = state[0]
            advance()
            yield item
    advance()
    while state[0] is not missing:
        current = state[1]
        yield current, group(current)
        while state[0] is not missing and state[1] == current:
            advance()


def product(*iterables, repeat=1):
    pools = [tuple(pool) for pool in iterables] * repeat
    if any(not pool for pool in pools):
        return
    indexes = [0] * len(pools)
    while True:
        yield tuple(pool[index] for pool, index in zip(pools, indexes))
        for place in reversed(range(len(pools))):
            indexes[place] += 1
            if indexes[place] < len(pools[place]):
                break
            indexes[place] = 0
        else:
            return


def permutations(iterable, r=None):
    pool = tuple(iterable)
    size = len(pool) if r is None else r

    def extend(chosen):
        if len(chosen) == size:
            yield tuple(pool[index] for index in chosen)
            return
        for index in range(len(pool)):
            if index not in chosen:
                yield from extend(chosen + [index])
    if size <= len(pool):
        yield from extend([])


def combinations(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError('r must be non-negative')

    def extend(chosen, start):
        if len(chosen) == r:
            yield tuple(pool[index] for index in chosen)
            return
        for index in range(start, len(pool)):
            yield from extend(chosen + [index], index + 1)
    return extend([], 0)


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    if r < 0:
        raise ValueError('r must be non-negative')

    def extend(chosen, start):
        if len(chosen) == r:
            yield tuple(pool[index] for index in chosen)
            return
        for index in range(start, len(pool)):
            yield from extend(chosen + [index], index)
    return extend([], 0)


def batched(iterable, n):
    iterator = iter(iterable)
    while batch := tuple(islice(iterator, n)):
        yield batch

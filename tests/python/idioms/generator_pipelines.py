"""Generators chained, sent to, delegated and closed."""


def read(rows):
    for row in rows:
        yield row


def keep(rows, predicate):
    return (row for row in rows if predicate(row))


def numbered(rows):
    number = 0
    for number, row in enumerate(rows, start=1):
        yield number, row
    return number


def total(rows):
    count = yield from numbered(rows)
    yield 'total', count


print(list(total(keep(read('abcbd'), lambda letter: letter != 'b'))))


def average():
    count = amount = 0
    result = None
    while True:
        value = yield result
        count += 1
        amount += value
        result = amount / count


mean = average()
next(mean)
print(mean.send(10), mean.send(20), mean.send(3))
mean.close()
try:
    mean.send(1)
except StopIteration as stop:
    print('stopped', stop.value)


def guarded():
    try:
        yield 1
        yield 2
    except ValueError as error:
        yield f'caught {error}'
    finally:
        print('cleaned')


source = guarded()
print(next(source), source.throw(ValueError('bad')), list(source))
source = guarded()
print(next(source), source.close())
print(sum(x * x for x in range(5)), max((len(w), w) for w in ['a', 'bbb', 'cc']), tuple(x for x in ()))
infinite = (number for number in iter(int, 1))
print(next(infinite), next(iter([]), 'default'), any(x > 2 for x in (1, 2, 3)), all(x for x in []))


def returns():
    return 5
    yield


try:
    next(returns())
except StopIteration as stop:
    print(stop.value, repr(stop))

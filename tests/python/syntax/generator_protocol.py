"""Generators by hand: send, throw, close, return values, yield from, and finally on the way out."""


def averager():
    total = count = 0
    average = None
    while True:
        try:
            value = yield average
        except ValueError as error:
            print('reset because', error)
            total = count = 0
            average = None
            continue
        if value is None:
            return total, count
        total += value
        count += 1
        average = total / count


g = averager()
print(next(g), g.send(10), g.send(20), g.throw(ValueError('bad row')), g.send(4))
try:
    g.send(None)
except StopIteration as stop:
    print('returned', stop.value)
print(list(g), next(g, 'over'))


def delegating(log):
    try:
        result = yield from averager()
        log.append(result)
        second = yield from [1, 2]
        log.append(second)
        return 'end'
    finally:
        log.append('cleaned')


log = []
d = delegating(log)
next(d)
d.send(5)
d.throw(ValueError, ValueError('through'))
print(d.send(None), next(d), log)
try:
    next(d)
except StopIteration as stop:
    print(stop.value, log)


def closing():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('closed early')
        raise
    finally:
        print('finally')


c = closing()
next(c)
c.close()
c.close()
for item in closing():
    print(item)


def stubborn():
    while True:
        try:
            yield 'again'
        except GeneratorExit:
            pass


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def broken():
    yield 1
    raise StopIteration('inner')


try:
    list(broken())
except RuntimeError as error:
    print(error, '|', repr(error.__cause__))


def tree(node):
    if isinstance(node, list):
        for child in node:
            yield from tree(child)
    else:
        yield node


print(list(tree([1, [2, [3, []], 4], [[5]]])), sum(tree([[1], [2, [3]]])))
g = (x for x in range(3))
print(g.__next__(), iter(g) is g, [*g], [*g])
fresh = averager()
try:
    fresh.send(1)
except TypeError as error:
    print(error)
fresh.close()
try:
    fresh.throw(KeyError('k'))
except KeyError as error:
    print('KeyError', error)


def echo():
    received = []
    while len(received) < 3:
        received.append((yield len(received)))
    return received


e = echo()
print([next(e), e.send('a'), e.send('b')])
try:
    e.send('c')
except StopIteration as stop:
    print(stop.value, stop.args)

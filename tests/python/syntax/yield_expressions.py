"""yield inside expressions: arguments, conditions, assignments, loops, displays."""


def gen():
    x = yield 1
    y = (yield 2) + (yield 3)
    z = [(yield 'a'), (yield 'b')]
    if (yield 'cond'):
        w = 'true'
    else:
        w = 'false'
    d = {'k': (yield 'dict')}
    return x, y, z, w, d


g = gen()
print(next(g), [g.send(v) for v in (10, 20, 30, 'A', 'B', False)])
try:
    g.send('D')
except StopIteration as stop:
    print(stop.value)


def loops():
    while (n := (yield 'n?')) is not None:
        for i in range(n):
            yield i
    yield from (yield 'what?')


l = loops()
print(next(l), l.send(2), next(l), next(l), l.send(None), l.send('xy'), next(l), next(l, 'end'))


def in_call():
    print('got', (yield), (yield 'second'), sep='/')
    yield f'{(yield "in f")!r}'


c = in_call()
print(next(c), c.send(1), c.send(2), c.send('v'))


def in_try():
    try:
        yield (yield 'first')
    except ValueError as error:
        yield f'caught {error} {(yield "in except")}'
    finally:
        yield 'finally'


t = in_try()
print(next(t), t.send('x'), t.throw(ValueError('v')), t.send('s'), next(t), next(t, 'done'))


def pipeline(source):
    def numbers():
        for line in source:
            yield from map(int, line.split())

    def windows(items, n=2):
        window = []
        for item in items:
            window = (window + [item])[-n:]
            if len(window) == n:
                yield tuple(window)
    return windows(numbers())


print(list(pipeline(['1 2', '', '3'])), sum(a * b for a, b in pipeline(['4 5 6'])))


def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


f = fib()
print([next(f) for _ in range(10)], next(x for x in f if x > 1000), [x for x, _ in zip(fib(), range(5))])

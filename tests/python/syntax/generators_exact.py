def g():
    x = yield 1
    print('got', x)
    y = yield x
    print('got', y)
    return 'done'
it = g()
print(next(it), it.send('a'))
try:
    it.send('b')
except StopIteration as e:
    print(e.value)
def calls():
    def f(n):
        print('f', n)
        return n
    total = f(1) + (yield f(2)) + f(3) + (yield f(4)) * f(5)
    print('total', total)
    print('args', f(6), (yield), f(7), (yield), f(8))
    d = {f('k'): (yield 'd1'), 'z': (yield 'd2')}
    print(d)
    l = [f(9), (yield 'l1'), f(10), (yield 'l2')]
    print(l, f'{(yield "fs1")} {f(11)} {(yield "fs2")}')
    a = []
    a.append(f(12) + (yield 'm1') + (yield 'm2'))
    print(a)
    x = 5
    x += (yield 'aug')
    print(x)
    l[f(0)] = yield 'sub'
    l[0] += yield 'subaug'
    print(l)
    print(f(1) < (yield 'c1') < f(9) < (yield 'c2'))
    print(f(0) or (yield 'o1') or f(3), f(1) and (yield 'a1') and (yield 'a2'))
    print((yield 't1') if f(1) else (yield 't2'))
    if (yield 'if1') and f(2) and (yield 'if2'):
        print('both')
    while (yield 'w'):
        print('loop', (yield 'w2'), f(1), (yield 'w3'))
    for q in [(yield 'for1'), f(3), (yield 'for2')]:
        print(q, (yield 'body'))
    return f(1), (yield 'r1'), f(2), (yield 'r2')
it = calls()
print('->', next(it))
n = 0
try:
    while True:
        n += 1
        print('->', it.send(n if n < 36 else n % 2))
        if n > 100: break
except StopIteration as e:
    print('result', e.value)
def nested():
    r = yield from inner()
    print('inner gave', r, (yield from inner()) + (yield from inner()))
def inner():
    v = yield 'in'
    return v * 2
it = nested()
next(it)
try:
    for i in range(1, 9): print(it.send(i))
except StopIteration:
    print('stop')
def tr():
    for _ in range(2):
        try:
            yield 1
            print('after')
            yield 2
        except ValueError as e:
            print('caught', e)
            got = yield 'handled'
            print('resumed with', got, 'in handler of', e)
        else:
            print('else')
        finally:
            print('finally')
            yield 'from finally'
it = tr()
print(next(it), it.throw(ValueError('v')), it.send('s'), list(it))
def wt():
    class M:
        def __enter__(self): print('enter'); return 5
        def __exit__(self, *a): print('exit', a[0]); return True
    with M() as m, M():
        yield m
        yield m + 1
        raise KeyError
    yield 'after with'
print(list(wt()))
def mt(v):
    match (yield 'subject'):
        case [a, b]:
            yield a
            yield b
        case {'k': x} if (yield 'guard'):
            yield x
        case _:
            yield 'other'
for v in ([1, 2], {'k': 3}, 5):
    it = mt(v)
    out = [next(it)]
    try:
        out.append(it.send(v))
        while True: out.append(it.send(True))
    except StopIteration:
        print(out)
lam = lambda: (yield 1) + (yield 2)
it = lam()
print(next(it), it.send(10))
try:
    it.send(5)
except StopIteration as e:
    print(e.value)

def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
print(list(count(3)), sum(count(5)))
def echo():
    got = None
    while True:
        got = yield got
        if got is None: break
g = echo(); next(g); print(g.send('a'), g.send('b'))
try: g.send(None)
except StopIteration as e: print('stop', e.value)
def sub():
    x = yield 1
    print('sub got', x)
    return 'result'
def main():
    r = yield from sub()
    print('main got', r)
    yield r
m = main(); print(next(m)); print(m.send('hi'))
def with_try():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 'recovered'
    finally:
        print('final')
w = with_try(); print(next(w)); print(w.throw(ValueError('boom'))); print(list(w))
w = with_try(); next(w); w.close()
def nested():
    for i in range(2):
        for j in range(2):
            if i == j:
                yield i, j
            else:
                yield 'diff'
print(list(nested()))
def gen_with():
    class M:
        def __enter__(self): print('in'); return 5
        def __exit__(self, *a): print('out')
    with M() as m:
        yield m
        yield m + 1
print(list(gen_with()))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib(); print([next(f) for _ in range(10)])
def tree(n):
    if n > 0:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)
print(list(tree(3)))
def ret(): 
    return 5
    yield
try: next(ret())
except StopIteration as e: print(e.value)
print(next(iter([]), 'default'), list(zip(count(2), 'ab')), dict(enumerate(count(2))))
def multi():
    x = (yield 1) + (yield 2)
    print('x', x)
    print((yield 3), (yield 4))
mm = multi(); print(next(mm), mm.send(10), mm.send(20), mm.send('p')); 
try: mm.send('q')
except StopIteration: print('end')
def early():
    for i in range(5):
        if i == 2: return
        yield i
print(list(early()))
def cond(x):
    if x: yield 'yes'
    else: yield 'no'
    yield 'after'
print(list(cond(1)), list(cond(0)))
def loop_else():
    for i in range(2): yield i
    else: yield 'else'
    while False: yield 'x'
    else: yield 'welse'
print(list(loop_else()))
def fin_yield():
    try: yield 1
    finally: yield 2
print(list(fin_yield()))
def matchgen(x):
    match x:
        case 1: yield 'one'
        case _: yield 'other'; yield 'more'
print(list(matchgen(1)), list(matchgen(2)))
g = (x for x in [1]); next(g)
try: next(g)
except StopIteration: print('done')
import types
print(isinstance(g, types.GeneratorType))

def g():
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print('closing')
        raise
    finally:
        print('cleanup')
it = g()
print(next(it))
it.close()
it.close()
try:
    next(it)
except StopIteration:
    print('stopped')
print(next(it, 'default'))
def inf():
    n = 0
    while True:
        yield n
        n += 1
import itertools
print(list(itertools.islice(inf(), 5)), next(x for x in inf() if x > 10))
def tree(t):
    if isinstance(t, list):
        for x in t:
            yield from tree(x)
    else:
        yield t
print(list(tree([1, [2, [3, 4], 5], [[6]]])))
def deleg():
    r = yield from [1, 2]
    print('list gave', r)
    r = yield from sub()
    print('sub gave', r)
    yield from 'ab'
def sub():
    x = yield 'sub'
    return x
it = deleg()
print(next(it), next(it), next(it), it.send('val'), next(it))
def bad():
    yield 1
    raise ValueError('inside')
it = bad()
next(it)
try:
    next(it)
except ValueError as e:
    print(e)
print(list(it))
def ret():
    return 5
    yield
try:
    next(ret())
except StopIteration as e:
    print(e.value)
def si():
    yield 1
    raise StopIteration
try:
    list(si())
except RuntimeError as e:
    print(e)
it = g()
try:
    it.send(1)
except TypeError as e:
    print(e)
try:
    it.throw(KeyError('t'))
except KeyError as e:
    print('thrown', e)
def rei():
    yield next(me)
me = rei()
try:
    next(me)
except ValueError as e:
    print(e)
gen = (i * i for i in range(4))
print(type(gen).__name__, next(gen), list(gen), sum(i for i in range(4)), sorted(-i for i in range(3)))
a, b = (i for i in range(2))
print(a, b, *(i for i in 'xy'))
def fib(n):
    a, b = 0, 1
    for _ in range(n):
        yield a
        a, b = b, a + b
print(list(fib(10)), dict(enumerate(fib(4))), list(zip(fib(3), 'abc')), max(fib(9)), 5 in fib(10))
def pipeline(src):
    evens = (x for x in src if x % 2 == 0)
    sq = (x * x for x in evens)
    yield from sq
print(list(pipeline(range(7))))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))))
def ignoring():
    while True:
        try:
            yield 1
        except GeneratorExit:
            yield 2
it = ignoring()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def state():
    try:
        yield 'a'
    except ValueError:
        yield 'b'
it = state()
next(it)
print(it.throw(ValueError), list(it))

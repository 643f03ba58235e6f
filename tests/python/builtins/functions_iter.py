print(list(map(int, '123')), list(zip([1, 2], 'a')), list(zip()), list(enumerate(['a'], start=5)), sum(map(len, ['ab', 'c'])), list(filter(str.isdigit, 'a1b2')), sorted('bca', reverse=True))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, 'end'), next(iter([]), None))
try:
    next(iter([]))
except StopIteration as e:
    print(repr(e))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
print(min(3, 1, 2), max('a', 'b', key=ord), min([(2, 'a'), (1, 'z')]), max([], default=0), min({'b': 1, 'a': 2}), max([1, 2, 3], key=lambda v: -v))
for f in (lambda: min([]), lambda: sum(['a']), lambda: iter(5), lambda: next(5), lambda: len(5), lambda: sorted(5), lambda: abs('a'), lambda: zip(1), lambda: int([1]), lambda: reversed({1}), lambda: chr(-1), lambda: ord('ab'), lambda: round('a'), lambda: isinstance(1, 5), lambda: hash([]), lambda: sum([1, 'a'])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
calls = iter([1, 2, 0, 3])
print(list(iter(lambda: next(calls), 0)))
print(all(x > 0 for x in [1, 2]), any(x > 1 for x in [1, 2]), abs(-3), pow(2, 3), pow(2, 3, 3), round(3.14159, 2), divmod(7, 2), chr(65), ord('a'), bin(3), hex(10), oct(8), bool([]), callable(print), type(5).__name__, id(1) == id(1))
print(isinstance(5, int), isinstance('a', (int, str)), isinstance(True, int), issubclass(int, object), isinstance([], list | tuple), isinstance(None, type(None)), isinstance(5, int | None))
print(repr([1, 'a', None, 1.5, True, b'x', {1: 2}, (3,), {4}]), ascii('é'), format(3.14159, '.2f'), eval_missing if False else 'ok')
print(sorted([[2], [1, 5], [1]]), list(reversed('abc')), list(map(None.__class__, [])) if False else [], dir([])[:1] != [], vars(type('X', (), {'a': 1})())  == {})
print(*[1, 2], sep=', ', end='.\n'); print(); print('a', 'b', sep=''); print(None, True, 1.0, [None])
import sys
print('err', file=sys.stderr); print('flush', flush=True)
print(type(range(1)).__name__, type(x for x in []).__name__, type(lambda: 0).__name__, type(len).__name__, type(None).__name__, type(...).__name__, type(NotImplemented).__name__, type(type).__name__)
print(hash('a') == hash('a'), id('x') is not None, object() != object(), getattr('a', 'upper')(), setattr(type('Q', (), {}), 'z', 1))

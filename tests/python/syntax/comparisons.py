print(1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True, 3 > 2 >= 2 != 1)
print(1 in [1], 2 not in [1], 'b' in 'abc', 'k' in {'k': 1}, 1 in {1}, 5 in range(10), b'a' in b'abc', 97 in b'a')
print(None is None, None is not None, 1 is not None)
print([1, 2] < [1, 3], (1,) < (1, 0), 'a' < 'b', 'Z' < 'a', [] < [1], {1} < {1, 2}, {1} <= {1}, {2} > {1})
print([1, 2] == [1, 2], [1] == (1,), {'a': 1} == {'a': 1.0}, {1, 2} == frozenset([2, 1]), 1 == '1', b'a' == 'a')
def f(x):
    print('f', x)
    return x
print(f(1) < f(2) < f(0) < f(5))
for a, b in ((1, 'a'), (None, 1), ([], ()), ({}, {})):
    try:
        print(a < b)
    except TypeError as e:
        print(e)
print(float('nan') == float('nan'), float('inf') > 10 ** 400, 1e308 < 10 ** 309)
nan = float('nan')
print(nan in [nan], [nan] == [nan], nan is nan)
print(max(1, 2.5), min('b', 'a'), max([3, 1], key=lambda v: -v), min([], default='none'))
class P:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, P) and self.v == o.v
    def __lt__(self, o): return self.v < o.v
print(P(1) == P(1), P(1) != P(2), P(1) < P(2), P(2) > P(1), P(1) == 1, P(1) in [P(1)])
try:
    P(1) <= P(2)
except TypeError as e:
    print(e)
try:
    hash(P(1))
except TypeError as e:
    print(e)
try:
    {}[[]] = 1
except TypeError as e:
    print(e)

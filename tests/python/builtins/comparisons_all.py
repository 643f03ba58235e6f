"""Equality, order, identity and hashes across types."""
pairs = [(1, 1.0), (1, True), (0, False), ('a', b'a'), ([1], (1,)), ([], ()), ({}, set()), (None, 0), ('1', 1), (1.5, '1.5'), (frozenset([1]), {1}), (range(3), [0, 1, 2]), (b'a', bytearray(b'a')), ({'a': 1, 'b': 2}, {'b': 2, 'a': 1}), ((1, 2), (1.0, 2.0)), (10 ** 20, 1e20), (float('nan'), float('nan')), ('é', 'e\u0301'), (0.0, -0.0), (object, object)]
for a, b in pairs:
    print(repr(a), repr(b), a == b, a != b, not a == b)
for a, b in ((1, 2), ('a', 'b'), ([1, 2], [1, 3]), ((1,), (1, 0)), ('Z', 'a'), ('', 'a'), (b'a', b'b'), ({1}, {1, 2}), (True, 2), (-1.5, 1), ([[1]], [[2]]), ('10', '9'), (('a', 1), ('a', 2))):
    print(a < b, a <= b, a > b, a >= b, min(a, b) == a, sorted([b, a])[0] == a)
for a, b in ((1, 'a'), (None, None), ([], ()), ({}, {}), (1, None), ('a', b'a'), (object(), 1), ([1], [None]), (int, str)):
    try:
        print(a < b)
    except TypeError as error:
        print(error)
x = [1]
y = x
print(x is y, x is [1], x == [1], 'a' is 'a' if False else True, None is None, (1, x) == (1, [1]), x in [[1]], [x].index([1]), [1, 1.0, True].count(1), {1: 'a', 1.0: 'b', True: 'c'}, hash(1) == hash(1.0) == hash(True), hash((1, 2)) == hash((1, 2)), len({1, 1.0, '1', b'1'}))


class Eq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        if not isinstance(other, Eq):
            return NotImplemented
        return self.v == other.v


class Always:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return 'odd'

    __hash__ = None


print(Eq(1) == Eq(1), Eq(1) != Eq(2), Eq(1) == 1, Eq(1) != 1, Eq(1) in [Eq(1)], [Eq(2)] == [Eq(2)], Always() == 5, 5 == Always(), Always() != 5, 5 in [Always()], [1, 2].index(Always()))
for wrong in (lambda: hash(Eq(1)), lambda: {Always()}, lambda: Eq(1) < Eq(2), lambda: {Eq(1): 1}):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

"""Sets: operators and methods, comparisons, frozen ones, in place, and what they refuse."""


def show(value):
    return sorted(value, key=repr)


a, b = {1, 2, 3, 4}, {3, 4, 5}
print(show(a | b), show(a & b), show(a - b), show(a ^ b), a <= b, {3} < a, a >= {1}, a > a, a >= a, a == {4, 3, 2, 1}, a != b, {3, 4}.issubset(b), a.isdisjoint({9}))
print(show(a.union([9], (8,))), show(a.intersection('x', [1]) if False else a.intersection([1, 2], {2})), show(a.difference([1], [2])), show(a.symmetric_difference(range(3))), show(set('hello')))
c = set(a)
c |= {10}
c &= {1, 2, 10, 11}
c -= {1}
c ^= {2, 3}
print(show(c), c is not a, len(c))
c.add(3)
c.update('ab', [7])
c.discard('zzz')
c.remove('a')
print(show(c), 'b' in c, c.pop() is not None, len(c))
for wrong in (lambda: c.remove('zzz'), lambda: set([[]]), lambda: {1} | [1], lambda: {1} + {2}, lambda: set().pop(), lambda: {1} < [1], lambda: set(5), lambda: frozenset().add(1), lambda: {{}}, lambda: {1}[0]):
    try:
        print(wrong())
    except (KeyError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
f = frozenset([1, 2])
print(f, f | {3}, type(f | {3}).__name__, type({3} | f).__name__, {f: 'key'}[frozenset((2, 1))], f == {1, 2}, hash(f) == hash(frozenset([2, 1])), frozenset() is not None)
print({1, 1.0, True}, len({0, False, 0.0, ''}), {None}, set(), {*()}, {*'ab', *'bc'} == set('abc'), {i % 3 for i in range(10)}, {(1, 2), (1, 2)})
print(bool(set()), set() == frozenset(), not {0}, {1} in [{1}], {1} == {1: 2}.keys(), {1, 2} - {1: 0}.keys(), sum({1, 2, 3}), max({'a', 'c', 'b'}), any({0}), all(set()))
seen, twice = set(), []
for item in [3, 1, 3, 2, 1]:
    (twice.append if item in seen else seen.add)(item)
print(show(seen), twice)
unique = list(dict.fromkeys([3, 1, 3, 2, 1]))
print(unique, sorted(set(unique), reverse=True), [x for i, x in enumerate([1, 2, 1]) if x not in [1, 2, 1][:i]])
try:
    for item in a:
        a.add(item + 100)
except RuntimeError as error:
    print(error)


class Tag:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return self.name == other.name

    def __hash__(self):
        return hash(self.name)


print(len({Tag('a'), Tag('a'), Tag('b')}), Tag('a') in {Tag('a')}, [t.name for t in {Tag('x')} | {Tag('x')}])


class Limited(set):
    def add(self, item):
        if len(self) < 2:
            super().add(item)


limited = Limited([1])
for n in (2, 3, 4):
    limited.add(n)
print(limited, len(limited), isinstance(limited, set), type(limited | {9}).__name__, limited.copy() == {1, 2})
powerset = [set()]
for item in 'abc':
    powerset += [s | {item} for s in powerset]
print(sorted((sorted(s) for s in powerset), key=lambda s: (len(s), s)))
groups = [{1, 2}, {3}, {2, 5}, {6}]
merged = []
for group in groups:
    touching = [m for m in merged if m & group]
    merged = [m for m in merged if not m & group] + [group.union(*touching)]
print([sorted(m) for m in merged], set.intersection(*[{1, 2, 3}, {2, 3}, {3}]), set().union(*groups) == {1, 2, 3, 5, 6})

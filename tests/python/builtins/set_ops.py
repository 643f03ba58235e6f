s = {3, 1, 2}
s.add(5); s.discard(9); s.discard(1); s.remove(2)
print(sorted(s), len(s), 3 in s, sorted(s | {7}), sorted(s & {3}), sorted(s - {3}), sorted(s ^ {3, 8}), s <= {3, 5, 6}, s >= {3}, s < s, s.isdisjoint({1}), {1} | {2} == {1, 2})
print(sorted(s.union([1], (2,))), sorted(s.intersection([3, 4])), sorted(s.difference([3])), sorted(s.symmetric_difference([3, 4])), s.issubset([3, 5]), s.issuperset([3]))
s.update([7, 8], {9}); s.intersection_update([7, 8, 9]); s.difference_update([9]); s.symmetric_difference_update([8, 1]); print(sorted(s))
print(set(), {1}, frozenset(), frozenset([1]), set('a'), sorted(set('hello')), set() == frozenset(), {frozenset([1]): 'k'}[frozenset([1])], sorted(set([1, 2]) | frozenset([3])))
c = s.copy(); c.clear(); print(len(c), c)
for f in (lambda: s.remove('x'), lambda: set().pop(), lambda: {[]}, lambda: s | [1], lambda: {1} + {2}, lambda: set(5), lambda: frozenset([1]).add(2), lambda: s[0]):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
print({x % 3 for x in range(9)} == {0, 1, 2}, len({1, 1.0, True}), sorted({'b', 'a'}), sum({1, 2}), max({1, 5}), {1, 2}.pop() in (1, 2), type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__)
missing = {'a', 'b', 'c'} - {'a'}
print(sorted(missing), bool(set()), 'a' not in missing, set([1]) != {1}, isinstance(frozenset(), set))

a = {1, 2, 3}; b = {2, 3, 4}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), a <= {1, 2, 3, 4}, a < a, a == {3, 2, 1}, a.isdisjoint({9}))
a.add(5); a.discard(1); a.discard(99); a.remove(2); print(sorted(a), 3 in a, len(a))
a.update([7, 8]); a |= {9}; a -= {7}; a &= {8, 9, 3}; print(sorted(a))
print(sorted({1}.union([2], (3,))), sorted({1, 2}.intersection([2])), {1} .issubset({1, 2}), {1, 2}.issuperset([1]))
f = frozenset([1, 2]); print(sorted(f), hash(f) == hash(frozenset([2, 1])), {f: 1}[frozenset([1, 2])])
print(set(), frozenset(), {1}, {'a'}, frozenset({1}), set('a'), sorted(set('hello')))
c = a.copy(); c.clear(); print(c, bool(c), sorted(x * 2 for x in {1, 2}), {*[1], 2} == {1, 2})
print(sorted({1, 2}.symmetric_difference({2, 3})), {1, 2} != {1}, {(1, 2)}, {None})
seen = set(); print([x for x in [1, 2, 1, 3, 2] if not (x in seen or seen.add(x))])
try: {1} | [2]
except TypeError as e: print(e)
print(len({1, 1.0, True}), sorted({3, 1, 2}), max({1, 5}), sum({1, 2, 3}), list({7}))

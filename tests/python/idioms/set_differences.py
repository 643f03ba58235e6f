"""Sets compared, as when columns are reconciled."""
old, new = {'id', 'name', 'age'}, {'id', 'name', 'email'}
print(sorted(new - old), sorted(old - new), sorted(old & new), sorted(old | new), sorted(old ^ new), old == new, {'id'} <= old, old > {'id'}, old < old, old <= old)
print(old.isdisjoint({'z'}), old.issubset(old), old.issuperset(['id']), sorted(old.union(['q'], 'w')), sorted(old.intersection(['id', 'x'])), sorted(old.difference(new, ['age'])))
changing = set(old)
changing.add('id')
changing.discard('nothing')
changing.remove('age')
changing.update(['p', 'q'], {'r'})
print(sorted(changing), len(changing), changing.pop() in old | {'p', 'q', 'r'})
changing = {1, 2, 3}
changing -= {1}
changing |= {9}
changing &= {2, 9}
changing ^= {2, 5}
print(sorted(changing), set(), frozenset([1]), {1} == frozenset([1]), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {frozenset([1]): 'x'}[frozenset([1])])
changing.intersection_update([9])
changing.symmetric_difference_update([9, 8])
changing.difference_update([7])
print(changing, {1, 1.0, True}, {*'aa'}, sorted(set('hello')), bool(set()), {x % 3 for x in range(9)} == {0, 1, 2}, 3 in {1, 2})
for action in (lambda: {1}.remove(9), lambda: set().pop(), lambda: {[]}, lambda: {1} | [2], lambda: {1} + {2}, lambda: frozenset([1]).add(2), lambda: {1}[0], lambda: {1} < [1]):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

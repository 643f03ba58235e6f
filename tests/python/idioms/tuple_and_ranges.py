"""Tuples and ranges."""
down_revision = ('abc', 'def')
print(down_revision, len(down_revision), down_revision[0], down_revision + ('g',), ('x',) * 2, (), (1,), 'abc' in down_revision, down_revision.index('def'), down_revision.count('z'))
print((1, 2) < (1, 3), (1, 'a') == (1, 'a'), tuple('ab'), tuple([1]), hash((1, 2)) == hash((1, 2)), ((1, 2), (3,)), (1, 2)[::-1], sorted(((2, 'b'), (1, 'z'))), isinstance((), tuple))
print(range(5), list(range(2, 8, 3)), list(range(5, 0, -2)), len(range(0, 10, 3)), 6 in range(0, 10, 3), range(3) == range(0, 3), range(0) == range(2, 2), range(10)[-1], range(3).index(2))
print(range(10)[2:5], list(reversed(range(3))), bool(range(0)), range(1, 10, 2).step, sum(range(101)), max(range(4)), 10 ** 20 in range(5), range(5).count(2), repr(range(1, 2)), range(2, 5).start)
for revision in down_revision if isinstance(down_revision, tuple) else (down_revision,):
    print(revision)
for action in (lambda: (1,)[5], lambda: (1,).index(2), lambda: (1,) + [2], lambda: range('a'), lambda: range(3)[7], lambda: (1,).append(2), lambda: range(1, 5, 0), lambda: range(3).index(9)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

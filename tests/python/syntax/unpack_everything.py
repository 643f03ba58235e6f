"""Unpacking in assignments, loops, calls, displays, returns."""
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], 5
[g, *h] = 'xyz'
*i, j = range(3)
k, *l, m = (1, 2)
n = o = [0]
p, = [9]
q, (r, (s, *t)), u = 1, (2, (3, 4, 5)), 6
print(a, b, c, d, e, g, h, i, j, k, l, m, n is o, p, q, r, s, t, u)
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
i = 0
i, x[i] = 2, 'at two'
print(x, i)
for first, *rest in [(1, 2, 3), 'ab', [5]]:
    print(first, rest)
for index, (key, value) in enumerate({'a': 1, 'b': 2}.items()):
    print(index, key, value)
for (a, b), c in zip([(1, 2), (3, 4)], 'xy'):
    print(a, b, c)
print([*range(3), *'ab'], (*[1], 2), {*'a', 'b'} == {'a', 'b'}, {**{'a': 1}, 'b': 2, **{'a': 3}}, [*[], *()], *[1, 2], sep=' ')


def many():
    return 1, *[2, 3]


def generate():
    yield 1, *'ab'


print(many(), next(generate()), (lambda: (1, 2))()[1])
one, two, *_ = many()
print(one, two, _)


class Target:
    pass


target = Target()
target.x, target.y = 1, 2
box = {}
box['a'], (box['b'], *box['c']) = 1, (2, 3, 4)
print(vars(target), box)
for wrong, text in ((lambda: exec_like(2, [1]), 'short'), (lambda: exec_like(2, [1, 2, 3]), 'long'), (lambda: exec_like(2, 5), 'no'), (lambda: exec_star([]), 'star'), (lambda: exec_like(2, None), 'none')):
    def exec_like(n, value):
        a, b = value

    def exec_star(value):
        a, *b, c = value
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(text, type(error).__name__, error)
a = b = c = 0
a += 1; b -= 1; c |= 4
print(a, b, c)
it = iter([1, 2, 3, 4])
print([(x, y) for x, y in zip(it, it)], dict([*zip('ab', [1, 2])]), (lambda a, *b: b)(*'xyz'))
d1, d2 = {'k': 1}, {'k': 2}
d1['k'], d2['k'] = d2['k'], d1['k']
print(d1, d2)
(a, b), c = (1, 2), [a, b]
print(a, b, c)

"""Targets and displays with stars."""
first, *middle, last = range(6)
print(first, middle, last)
*head, tail = 'abc'
(a, b), [c, *d] = (1, 2), [3, 4, 5]
print(head, tail, a, b, c, d)
a, b = b, a
print(a, b)
x = y = z = []
x.append(1)
print(x, y, x is z)
for index, (name, (low, high)) in enumerate([('p', (1, 2)), ('q', (3, 4))]):
    print(index, name, low, high)
for first, *rest in [(1, 2, 3), 'ab', [4]]:
    print(first, rest)
print([*range(3), *'ab'], (*[1], 2), {*[1, 1, 2]}, {**{'a': 1}, 'b': 2, **{'a': 3}}, [*{}, *()])


def show(*args, **kwargs):
    return args, kwargs


print(show(*[1, 2], 3, *'x', k=1, **{'m': 2}), show(*(), **{}), show(*{'a': 1}))
data = [0, 0, 0]
data[0], data[1] = 5, 6
index = 0
index, data[index] = 2, 9
print(data, index)
[p, q] = {'k1': 1, 'k2': 2}.items()
print(p, q)
(single,) = [7]
print(single, *[1, 2], sep='-')
for statement in ('a, b = 1', 'a, b = [1]', 'a, b = [1, 2, 3]', 'a, *b, c = [1]', 'a, b = None'):
    source = {'1': 1, '[1]': [1], '[1, 2, 3]': [1, 2, 3], 'None': None}[statement.split(' = ')[1]]
    try:
        if '*' in statement:
            a, *b, c = source
        else:
            a, b = source
    except Exception as error:
        print(type(error).__name__, error)
for call in (lambda: show(**{1: 2}), lambda: show(**5)):
    try:
        call()
    except TypeError as error:
        print(str(error).replace('__main__.', ''))

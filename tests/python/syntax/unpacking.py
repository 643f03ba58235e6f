a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), c = (1, 2), 3
[a, [b, *c]] = [1, [2, 3, 4]]
print(a, b, c)
*a, b = range(4)
print(a, b)
a, *b, c = 'hello'
print(a, b, c)
first, *_ = [1]
print(first, _)
x = y = z = []
x.append(1)
print(x is y is z, z)
i = 0
l = [0, 0]
i, l[i] = 1, 5
print(i, l)
print([*range(3), *'ab'], (*[1], 2), {*[1, 2], 2}, {**{'a': 1}, 'b': 2, **{'a': 3}})
def f(*args, **kwargs):
    return args, kwargs
print(f(*[1, 2], 3, *(4,), x=1, **{'y': 2}, **{'z': 3}))
for bad in ('a, b = 1', 'a, b = 1, 2, 3', 'a, *b = ()'):
    pass
try:
    a, b = 1
except TypeError as e:
    print(e)
try:
    a, b, c = 1, 2
except ValueError as e:
    print(e)
try:
    a, b, *c = [1]
except ValueError as e:
    print(e)
try:
    f(**{'a': 1}, **{'a': 2})
except TypeError as e:
    print(e)
try:
    f(x=1, **{'x': 2})
except TypeError as e:
    print(e)
a = *range(2), 9
print(a)
def g():
    return 1, *[2, 3]
print(g())
for x, in [(1,), (2,)]:
    print(x)

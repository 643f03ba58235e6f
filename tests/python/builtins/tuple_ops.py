t = (1, 2, 3)
print(t[0], t[-1], t[1:], t + (4,), t * 2, len(t), 2 in t, t.index(2), t.count(1), (), (1,), tuple('ab'), tuple([1, 2]), tuple())
print(t == (1, 2, 3), t < (1, 2, 4), hash(t) == hash((1, 2, 3)), {t: 'v'}[(1, 2, 3)], max(t), sorted(t, reverse=True), t[::-1])
a, (b, c) = 1, (2, 3)
print(a, b, c, isinstance(t, tuple), repr((1,)), repr(((),)), str((1, 'a')))
for f in (lambda: t[5], lambda: t.index(9), lambda: t + [1], lambda: hash(([],)), lambda: t.append(1), lambda: t['a']):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)

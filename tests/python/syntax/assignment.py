a = b = [1, 2]
a.append(3)
print(a, b, a is b)
x, y = 1, 2
x, y = y, x
print(x, y)
first, *rest = range(5)
print(first, rest)
*init, last = 'abc'
print(init, last)
a, (b, [c, d]) = 1, (2, [3, 4])
print(a, b, c, d)
p = q = r = 0
p += 5; q -= 3; r |= 6
print(p, q, r)
s = 'ab'; s *= 3; print(s)
n = 17; n //= 5; print(n); n **= 3; print(n); n %= 4; print(n); n <<= 4; print(n); n >>= 1; print(n); n ^= 3; n &= 14; print(n)
d = {}
d['k'] = d2 = {'z': 1}
d['k']['z'] += 10
print(d, d2)
i = 0
lst = [10, 20, 30]
i, lst[i] = 1, 99
print(lst)
for i, (k, v) in enumerate({'a': 1, 'b': 2}.items()):
    print(i, k, v)
[m, n] = 7, 8
print(m, n)
(t) = 5
print(t)
x: int = 5
y: 'list[str]'
print(x, __annotations__)

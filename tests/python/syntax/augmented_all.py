"""Every augmented assignment, on names, items, attributes, with own classes."""
x = 10
x += 3; x -= 1; x *= 2; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 8; x &= 29; x ^= 5
print(x)
y = 7
y /= 2
y *= 1.5
print(y)
items, same = [1], None
same = items
items += (2, 3)
items *= 2
items[0] += 10
items[1:2] += [9]
print(items, same is items)
text, number = 'a', 2
text += 'b'
text *= number
print(text)
data = {'n': 1, 'l': [1]}
data['n'] += 1
data['l'] += [2]
data['l'][0] -= 5
data |= {'new': 1}
print(data)
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error, t)
t += (4,)
s = {1}
s |= {2}; s &= {2, 3}; s ^= {3}; s -= {2}
print(t, s)


class N:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        self.v += other
        return self

    def __sub__(self, other):
        return N(self.v - other)


n = keep = N(1)
n += 5
print(n is keep, n.v)
n -= 2
print(n is keep, n.v, keep.v)
for action in (lambda: n.__mul__, ):
    try:
        n *= 2
    except TypeError as error:
        print(error)
calls = []


def index():
    calls.append('i')
    return 0


row = [5]
row[index()] += 1
print(row, calls)
a = b = [1]
a += [2]
a = a + [3]
print(a, b)

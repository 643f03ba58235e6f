x = 5
x += 1; print(x)
x -= 2; print(x)
x *= 3; print(x)
x /= 2; print(x)
x //= 2; print(x)
x **= 3; print(x)
x %= 5; print(x)
y = 6
y &= 3; print(y)
y |= 9; print(y)
y ^= 5; print(y)
y <<= 3; print(y)
y >>= 1; print(y)
s = 'a'
s += 'b'; s *= 3; print(s)
l = [1]
m = l
l += (2, 3); l *= 2
print(l, m is l)
t = (1,)
u = t
t += (2,)
print(t, u)
d = {'n': 1}
d['n'] += 5
d |= {'z': 1}
print(d)
st = {1, 2, 3}
st -= {1}; st |= {9}; st &= {9, 2}; st ^= {7}
print(sorted(st))
class V:
    def __init__(self, v): self.v = v
    def __iadd__(self, o):
        self.v += o
        return self
    def __mul__(self, o): return V(self.v * o)
    def __rsub__(self, o): return V(o - self.v)
v = V(1)
w = v
v += 4
print(v.v, w is v)
v *= 2
print(v.v, w is v)
n = 10
n -= v
print(n.v)
class H: pass
h = H()
h.count = 0
h.count += 1
h.items = []
h.items += [1]
print(h.count, h.items)
calls = []
def idx():
    calls.append(1)
    return 0
arr = [5]
arr[idx()] += 1
print(arr, calls)
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e)
print(t)
try:
    undefined += 1
except NameError as e:
    print(e)
def loc():
    try:
        q += 1
    except UnboundLocalError as e:
        print(e)
    q = 1
loc()
try:
    'a' + 1
except TypeError as e:
    print(e)
s = 'x'
try:
    s += 1
except TypeError as e:
    print(e)
try:
    s -= 'y'
except TypeError as e:
    print(e)

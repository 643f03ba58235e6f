def f(n): return f(n + 1)
try: f(0)
except RecursionError as e: print(e)
class A:
    def __getattr__(self, n): return getattr(self, n + 'x')
try: A().x
except RecursionError: print('getattr')
def g(): yield from g()
try: list(g())
except RecursionError as e: print('gen')
l = []
for _ in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print('repr')
a = []; b = []
for _ in range(100000): a = [a]; b = [b]
try: print(a == b)
except RecursionError as e: print('eq')
t = ()
for _ in range(100000): t = (t,)
try: hash(t)
except RecursionError: pass
print('hash')
class R:
    def __repr__(self): return repr(self)
try: repr(R())
except RecursionError: print('user repr')
class E:
    def __eq__(self, o): return self == o
try: E() == 1
except RecursionError: print('user eq')
d = lambda: d()
try: d()
except RecursionError: print('lambda')
f('x') if False else None
def s(l): return sorted(l, key=lambda x: s(l))
try: s([1, 2])
except RecursionError: print('sorted')
print('end')

"""__slots__ with inheritance, without a dict; vars and __dict__ where there is one."""


class Slim:
    __slots__ = ('a', 'b', '__weakref__')

    def __init__(self, a, b=None):
        self.a = a
        if b is not None:
            self.b = b


class Wide(Slim):
    pass


class Slimmer(Slim):
    __slots__ = ['c']


s = Slim(1)
print(s.a, hasattr(s, 'b'), hasattr(s, '__dict__'))
for name in ('z', 'c'):
    try:
        setattr(s, name, 1)
    except AttributeError as error:
        print(error)
w = Wide(1, 2)
w.z = 3
print(w.b, w.z, vars(w)['z'])
t = Slimmer(5, 6)
t.c = 7
print(t.a, t.b, t.c, [n for n in ('a', 'b', 'c', 'd') if hasattr(t, n)], Slimmer.__slots__)
del t.c
print(hasattr(t, 'c'))
try:
    vars(s)
except TypeError as error:
    print(error)


class Plain:
    kind = 'class level'


p = Plain()
p.__dict__.update(x=1, y=2)
p.__dict__['with space'] = 3
print(p.x, vars(p), getattr(p, 'with space'), list(p.__dict__))
p.__dict__ = {'new': True}
print(vars(p), hasattr(p, 'x'), p.kind, 'kind' in vars(p), 'kind' in vars(Plain))
setattr(p, 'kind', 'own')
print(p.kind, Plain.kind, {k: v for k, v in vars(Plain).items() if not k.startswith('__')})
delattr(p, 'kind')
print(p.kind)
print([n for n in dir(p) if not n.startswith('__')])


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        return all(getattr(self, n) == getattr(other, n) for n in self.__slots__)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.__slots__)})"


print(Point(1, 2) == Point(1, 2), Point(1, 'b'), [Point(i, -i) for i in range(2)])
try:
    hash(Point(1, 2))
except TypeError as error:
    print(error)
import copy
q = copy.copy(Point(1, [2]))
print(q, copy.deepcopy(q).y is q.y)

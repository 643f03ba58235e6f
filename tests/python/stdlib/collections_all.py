"""Counter, defaultdict, OrderedDict, deque, ChainMap, namedtuple, UserDict."""
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, UserString, abc, defaultdict, deque, namedtuple

c = Counter('mississippi')
print(c, c['s'], c['z'], c.most_common(2), sorted(c.elements())[:3], sum(c.values()), c.total(), dict(c))
c.update('xyz')
c.subtract('ss')
c['m'] -= 5
print(c['s'], c['m'], +c == c, (-c), Counter(a=3) + Counter(a=1, b=2), Counter(a=3, b=1) - Counter(a=1, b=5), Counter('aab') & Counter('ab'), Counter('a') | Counter('bb'), Counter('ab') == Counter('ba'))
d = defaultdict(list)
d['a'].append(1)
d['b'] += [2, 3]
print(d, d['new'], 'none' in d, d.get('none'), len(d), defaultdict(int, x=5)['y'], defaultdict(lambda: 'z')[0], d.default_factory)
try:
    defaultdict(None)['k']
except KeyError as error:
    print('KeyError', error)
nested = defaultdict(lambda: defaultdict(int))
for a, b in ('xy', 'xz', 'xy', 'ab'):
    nested[a][b] += 1
print({k: dict(v) for k, v in nested.items()})
o = OrderedDict(a=1, b=2, c=3)
o.move_to_end('a')
o.move_to_end('c', last=False)
print(o, list(o), o.popitem(), o.popitem(last=False), o == {'b': 2}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict([('k', 'v')]) == {'k': 'v'})
q = deque([1, 2, 3], maxlen=4)
q.append(4)
q.append(5)
q.appendleft(0)
print(q, q.maxlen, q[0], q[-1], len(q), 3 in q, list(reversed(q)))
q.rotate(1)
q.extendleft('ab')
print(q, q.pop(), q.popleft(), q.count('a'), q.index('a') if 'a' in q else -1, deque('abc') == deque(['a', 'b', 'c']))
q.clear()
q.extend(range(3))
q.remove(1)
q.insert(1, 'i')
q[0] = 'first'
del q[-1]
print(q, bool(deque()), deque(range(5), 2), q.copy() is not q)
try:
    deque().pop()
except IndexError as error:
    print(error)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m['a'], m['b'], m.maps[0], sorted(m), len(m), m.new_child({'a': 0})['a'], m.parents['a'], 'z' in m, m.get('z', 'd'), dict(m) == {'a': 1, 'b': 3, 'c': 4})
Point = namedtuple('Point', ['x', 'y'], defaults=[0])
p = Point(1)
print(p, p.y, p._replace(x=5), p._asdict(), Point._fields, Point._field_defaults, p == (1, 0), p[0], [*p], Point._make([7, 8]), isinstance(p, tuple), p < Point(1, 1), hash(p) == hash((1, 0)))
for wrong in (lambda: Point(), lambda: Point(1, 2, 3), lambda: p._replace(z=1), lambda: setattr(p, 'x', 1), lambda: namedtuple('B', 'a a'), lambda: namedtuple('B', '_x'), lambda: namedtuple('B', 'class')):
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Row(namedtuple('Row', 'id name')):
    __slots__ = ()

    @property
    def label(self):
        return f'{self.id}:{self.name}'

    def __str__(self):
        return '<' + self.label + '>'


print(Row(1, 'n').label, str(Row(2, 'm')), repr(Row(3, 'o')), Row(1, 'a')._replace(name='b').label, namedtuple('R', 'a, b c', rename=True)._fields)


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


low = Lower(A=1)
low['B'] = 2
low.update(C=3)
print(low, low.data, 'a' in low, dict(low), UserList([1]) + [2], UserString('abc').upper(), isinstance(low, abc.MutableMapping))
print(isinstance([], abc.Sequence), isinstance({}, abc.Mapping), isinstance(set(), abc.Set), isinstance('', abc.Iterable), isinstance(5, abc.Hashable), isinstance([], abc.Hashable), callable(len), isinstance(len, abc.Callable), isinstance((x for x in ()), abc.Generator))

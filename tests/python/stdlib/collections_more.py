from collections import defaultdict, OrderedDict, Counter, namedtuple, deque, ChainMap, UserDict
d = defaultdict(list)
d['a'].append(1); d['a'].append(2); d['b']
print(d, dict(d), d.default_factory.__name__, 'z' in d, d.get('z'), len(d), defaultdict(int, {'a': 1})['q'])
n = defaultdict(lambda: defaultdict(int))
n['x']['y'] += 5
print({k: dict(v) for k, v in n.items()})
try:
    defaultdict()['k']
except KeyError as e:
    print(e)
o = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
o.move_to_end('a'); print(o, list(o), o.popitem(), o.popitem(last=False), o == OrderedDict(b=2), o == {'c': 3})
o = OrderedDict(a=1, b=2); o.move_to_end('b', last=False); print(list(o.items()), list(reversed(o)))
c = Counter('abracadabra')
print(c.most_common(2), c['a'], c['z'], sum(c.values()), sorted(c.elements())[:3], c + Counter('aa'), c - Counter('aaaaa'), Counter(a=1) & Counter(a=3), Counter(a=1) | Counter(a=3), Counter([1, 1, 2]), c.total())
c.update('zz'); c.subtract('a'); print(c['z'], c['a'], Counter(), Counter({'x': 2})['x'], +Counter(a=-1, b=1))
P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._make([5, 6]), p == (1, 2), tuple(p), len(p), {p: 1}[(1, 2)], isinstance(p, tuple))
Q = namedtuple('Q', ['a', 'b', 'c'], defaults=[3])
print(Q(1, 2), Q(1, 2, 4)._field_defaults, Q.__name__, sorted([Q(2, 1), Q(1, 1)])[0].a)
a, b = p; print(a, b, *p)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p.zz, lambda: setattr(p, 'x', 1), lambda: namedtuple('B', 'a a'), lambda: namedtuple('B', 'class')):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
q = deque([1, 2, 3], maxlen=4)
q.append(4); q.append(5); q.appendleft(0); print(q, q.pop(), q.popleft(), list(q), q[0], q[-1], len(q), q.maxlen)
q.rotate(1); q.extend([7]); q.extendleft([8, 9]); print(q, 7 in q, q.count(7), deque('ab'), list(reversed(deque([1, 2]))))
try:
    deque().pop()
except IndexError as e:
    print(e)
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m['a'], m['b'], sorted(m), dict(m) == {'a': 1, 'b': 3}, m.get('z'), len(m))
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = U(a=1); u['b'] = 2; print(u, dict(u), 'A' in u)
from typing import NamedTuple
class NT(NamedTuple):
    a: int
    b: str = 'x'
    def both(self): return f'{self.a}{self.b}'
print(NT(1), NT(1, 'y').both(), NT(a=5)._asdict(), NT._fields, NT.__annotations__)

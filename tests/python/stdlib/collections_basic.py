from collections import namedtuple, deque, ChainMap, Counter, defaultdict
P = namedtuple('P', ['x', 'y']); p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=5), P._fields, tuple(p), p == (1, 2), P._make([3, 4]), len(p), isinstance(p, tuple))
x, y = p; print(x, y, {p: 1}[(1, 2)], sorted([P(2, 1), P(1, 2)]))
Q = namedtuple('Q', 'a b c', defaults=[9]); print(Q(1, 2), Q._field_defaults)
for bad in (lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: p.zz, lambda: setattr(p, 'x', 1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
d = deque([1, 2, 3], maxlen=3); d.append(4); d.appendleft(0); print(d, d.pop(), d.popleft(), list(d), len(d)); d = deque('abc'); d.rotate(1); print(d, d[0], 'a' in d)
c = ChainMap({'a': 1}, {'a': 2, 'b': 3}); print(c['a'], c['b'], dict(c) == {'a': 1, 'b': 3}, len(c))
cnt = Counter(a=3, b=1); cnt.update('aab'); print(cnt, cnt - Counter(a=1), cnt & Counter(a=2), cnt | Counter(z=1), sum(cnt.values()), cnt.total())
dd = defaultdict(int); dd['a'] += 1; print(dd['zz'], dd, len(dd)); dd2 = defaultdict(lambda: 'x'); print(dd2[1])
from typing import NamedTuple, Optional, List, Dict, Union, Any, TypedDict
class R(NamedTuple):
    a: int
    b: str = 'x'
    def m(self): return self.a * 2
r = R(5); print(r, r.m(), r.b, R._fields, r._replace(a=1), isinstance(r, tuple))
print(Optional[int], List[str], Dict[str, int], Union[int, str], Any, list[int], dict[str, list[int]], int | None, tuple[int, ...])
class TD(TypedDict, total=False):
    a: int
print(TD(a=1), TD(a=1)['a'])

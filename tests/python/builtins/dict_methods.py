d = {'a': 1, 'b': 2}
print(d['a'], d.get('z'), d.get('z', 0), 'a' in d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
d['c'] = 3; d.update({'d': 4}, e=5); print(d)
print(d.pop('a'), d.pop('zz', None), d.setdefault('x', []), d.setdefault('b', 9), d)
del d['b']; print(d); print(d.popitem(), d)
print({**d, 'n': 1}, d | {'q': 1}, dict.fromkeys('ab', 0), dict.fromkeys([1]), {k: v for k, v in d.items()})
d |= {'w': 5}; print(d)
for k in d: print(k, d[k], end=';')
print()
for k, v in sorted(d.items(), key=lambda kv: str(kv[1])): print(k, v)
e = d.copy(); e.clear(); print(e, bool(e), d == dict(d), d != {})
print(d.keys() & {'c', 'd'} == {'c', 'd'}, d.keys() - {'c'} == set(d) - {'c'}, 'c' in d.keys(), 5 in d.values(), ('c', 3) in d.items())
print({1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 'tuple'}, {None: 1, '': 2})
print(d.keys(), d.values(), d.items())
nested = {'a': {'b': {'c': 1}}}; print(nested['a']['b']['c']); nested['a']['b']['d'] = 2; print(nested)
try:
    for k in d: d[k + 'x'] = 1
except RuntimeError as ex: print(ex)
print(list(reversed({'a': 1, 'b': 2})), max({'a': 1, 'b': 5}.items(), key=lambda x: x[1]), sorted({'b': 1, 'a': 2}))
big = {i: i * i for i in range(1000)}; print(len(big), big[999], sum(big.values()))
for i in range(0, 1000, 2): del big[i]
print(len(big), list(big)[:3], 0 in big, 1 in big)
from collections import OrderedDict, defaultdict, Counter
o = OrderedDict(a=1, b=2); o.move_to_end('a'); print(o, list(o), o == {'a': 1, 'b': 2})
dd = defaultdict(list); dd['x'].append(1); dd['y']; print(dd, dict(dd))
c = Counter('hello'); print(c, c['l'], c['z'], c.most_common(1), c + Counter('l'), sorted(c.elements()))
r = {}; r['self'] = r; print(r)
print({'a': 1} == {'a': 1.0}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1})

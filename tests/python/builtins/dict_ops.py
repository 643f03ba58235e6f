d = {'a': 1, 'b': 2}
print(d['a'], d.get('z'), d.get('z', 0), 'a' in d, len(d), list(d), list(d.keys()), list(d.values()), list(d.items()))
d['c'] = 3; d.update({'a': 10}, e=5); d.update([('f', 6)]); print(d)
print(d.pop('a'), d.pop('zz', None), d.popitem(), d.setdefault('b', 9), d.setdefault('n', []), d)
del d['b']; print(d, d.copy() == d, d | {'x': 1}, {**d, 'y': 2})
print(dict(a=1), dict([('x', 1)]), dict({'k': 'v'}, z=2), dict.fromkeys('ab', 0), dict.fromkeys([1, 2]), dict(zip('ab', [1, 2])), {}, dict())
print({1: 'a', 1.0: 'b', True: 'c'}, {(1, 2): 'tuple', None: 'none', 'a': [1]}, {'a': 1} == {'a': 1}, {'a': 1, 'b': 2} == {'b': 2, 'a': 1})
for f in (lambda: d['missing'], lambda: {}.popitem(), lambda: d.pop('missing'), lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d.fromkeys(), lambda: {}['a']['b'], lambda: dict(5), lambda: {{}: 1}):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
k = d.keys(); d['new'] = 1
print(k, 'new' in k, len(k), d.keys() & {'new', 'q'}, sorted(d.keys() | {'q'}), d.items(), d.values(), ('new', 1) in d.items())
print({k: v for k, v in d.items() if v}, sorted(d.items(), key=lambda kv: str(kv[1])), max(d, key=lambda k: len(k)), [f'{k}={v}' for k, v in d.items()])
nested = {'a': {'b': {'c': 1}}}
nested['a']['b']['d'] = 2
print(nested, nested['a']['b']['c'], nested.get('x', {}).get('y'))
for k in list(nested): del nested[k]
print(nested, bool(nested), list(reversed({'x': 1, 'y': 2})), list({'x': 1, 'y': 2}.items())[::-1])
d.clear(); print(d, repr({'a': {'b': ()}}))
inv = {v: k for k, v in {'a': 1, 'b': 2}.items()}
print(inv, sum({'a': 1, 'b': 2}.values()), any({0: 1}), ' '.join({'a': 1}))
g = {}
for w in ['apple', 'avocado', 'bean']: g.setdefault(w[0], []).append(w)
print(g, {'a': 1} | {'a': 2}, {'b': 1}.items() == {('b', 1)}, dict.__name__)
self = {}; self['me'] = self; print(self)

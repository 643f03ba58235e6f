"""Dictionaries: order, views, merges, defaults, comprehension, deletion while reading."""
d = dict(b=2, a=1, **{'c d': 3})
print(d, list(d), d.keys(), d.values(), d.items(), len(d), 'a' in d, d | {'a': 9}, {'z': 0} | d)
d['b'] = 20
d['e'] = d.pop('a')
print(d, d.pop('none', None), d.setdefault('b', 0), d.setdefault('new', []), d.get('zzz'), d.get('zzz', 5))
try:
    d.pop('none')
except KeyError as error:
    print('KeyError', error)
print(d.popitem(), d, dict(zip('xyz', range(3))), dict([(1, 2), [3, 4]]), dict({'k': 'v'}, k='w'), dict.fromkeys('ab', 0), dict.fromkeys([1, 2]))
d.update([('u', 1)], b=3)
d.update({'w': None})
print(d, d == {'w': None, 'u': 1, 'b': 3, 'c d': 3, 'e': 1}, d != {}, not {}, {1: 'int', True: 'bool', 1.0: 'float'})
keys = d.keys()
d['late'] = 1
print(keys, list(reversed(d)), keys & {'late', 'x'}, sorted(keys | {'x'}), 'late' in keys, d.items() >= {('u', 1)}, ('u', 1) in d.items(), 3 in d.values())
try:
    for key in d:
        d[key + '!'] = 0
except RuntimeError as error:
    print(error)
for key in list(d):
    if key.endswith('!'):
        del d[key]
print({v: k for k, v in {'a': 1, 'b': 2}.items()}, {k: v for k, v in zip('abc', (1, 2, 3)) if v % 2}, {x: {y: x * y for y in range(2)} for x in range(2)})
for wrong in (lambda: {[]: 1}, lambda: {}['k'], lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: {}.popitem(), lambda: dict(1), lambda: {} < {}, lambda: {{}: 1}, lambda: {**[1]}):
    try:
        print(wrong())
    except (TypeError, KeyError, ValueError) as error:
        print(type(error).__name__, error)


class Missing(dict):
    def __missing__(self, key):
        self[key] = made = f'made {key}'
        return made


m = Missing(a=1)
print(m['a'], m['b'], m.get('c'), m, 'c' in m, len(m), isinstance(m, dict), m == {'a': 1, 'b': 'made b'})


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return isinstance(other, Key) and self.name.lower() == other.name.lower()

    def __repr__(self):
        return f'Key({self.name})'


k = {Key('A'): 1, Key('b'): 2}
k[Key('a')] = 3
print(k, Key('B') in k, k.pop(Key('a')), k)
nested = {'x': {'y': {'z': 1}}}
nested['x']['y']['z'] += 1
nested.setdefault('x', {}).setdefault('q', []).append(5)
print(nested, nested['x'].get('n', {}).get('m', 'deep default'))
a = {'k': [1]}
b, c = a.copy(), dict(a)
a['k'].append(2)
b['n'] = 1
print(a, b, c, a is not c, a['k'] is b['k'])
total = {}
for word in 'the cat the dog the end'.split():
    total[word] = total.get(word, 0) + 1
print(total, max(total, key=total.get), sorted(total.items(), key=lambda kv: (-kv[1], kv[0])), sum(total.values()))
d.clear()
print(d, bool(d), list(d.items()), dict(d), d or 'empty', next(iter(d), 'none'))

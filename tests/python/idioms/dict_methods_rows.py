"""Mapping methods on configurations."""
config = {'url': 'sqlite://', 'echo': False}
print(config.get('url'), config.get('pool'), config.get('pool', 5), config.setdefault('pool', 3), config.setdefault('pool', 9), config)
print(config.pop('echo'), config.pop('none', 'default'), list(config), list(config.values()), list(config.items()), len(config), 'url' in config)
config.update({'url': 'x'}, extra=1)
config.update([('k', 2)])
config |= {'merged': True}
print(config, config | {'url': 'y'}, {**config, 'k': 0}, config == dict(config), config.popitem())
print(dict.fromkeys('ab'), dict.fromkeys([1, 2], 0), dict(a=1, **{'b': 2}), dict([('x', 1)]), dict(zip('ab', [1, 2])), dict({'a': 1}, b=2))
keys = config.keys()
config['late'] = 1
print(keys, keys & {'url', 'zz'}, sorted(keys - {'url'}), {'a': 1}.items() <= {'a': 1, 'b': 2}.items(), sorted({'a': 1}.keys() | {'b'}), list(reversed(config)))
print(sorted(config.items(), key=lambda item: str(item[1])), max({'a': 3, 'b': 7}.items(), key=lambda item: item[1]), min({'b': 1, 'a': 2}), sum({1: 'x', 2: 'y'}))
del config['late']
copy = config.copy()
copy.clear()
print(copy, bool(copy), bool(config), {1: 'int', 1.0: 'float', True: 'bool'}, {(1, 2): 'tuple', None: 'none', frozenset([1]): 'set'})
old = {'a': {'b': {'c': 1}}}
value = old.get('a', {}).get('b', {}).get('c'), old.get('x', {}).get('y')
print(value, old['a'] is old.copy()['a'], list({'b': 1, 'a': 2, 'c': 3}), {key: value for key, value in sorted({'b': 1, 'a': 2}.items())})

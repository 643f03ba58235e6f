"""Containers of one's own."""


class Registry:
    def __init__(self, **items):
        self._items = dict(items)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return list(self._items)[key]
        return self._items[key]

    def __setitem__(self, key, value):
        self._items[key] = value

    def __delitem__(self, key):
        del self._items[key]

    def __contains__(self, key):
        return key in self._items

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(list(self._items))

    def __call__(self, *keys):
        return [self._items.get(key) for key in keys]

    def __missing__(self, key):
        return 'never'


class Old:
    def __getitem__(self, index):
        if index >= 3:
            raise IndexError(index)
        return index * 10


registry = Registry(a=1, b=2)
registry['c'] = 3
del registry['a']
print(len(registry), registry['b'], 'c' in registry, 'a' in registry, list(registry), list(reversed(registry)), registry('b', 'z'))
print(registry[:1], [*registry], {**{key: registry[key] for key in registry}}, bool(Registry()), sorted(registry, reverse=True))
print(list(Old()), 20 in Old(), 5 in Old(), [*Old()], max(Old()), tuple(zip(Old(), 'ab')), sum(Old()))


class Defaults(dict):
    def __missing__(self, key):
        self[key] = f'<{key}>'
        return self[key]


defaults = Defaults(x=1)
print(defaults['x'], defaults['y'], defaults.get('z'), defaults, '%(q)s' % defaults, '{w}'.format_map(defaults))
for action in (lambda: registry['zz'], lambda: registry.zz, lambda: iter(object()), lambda: len(5), lambda: Old()['x'],
               lambda: object()[0], lambda: 3 in 5):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

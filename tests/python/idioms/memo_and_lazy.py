"""Values made when they are asked for: lazy attributes, memo tables, sentinels, caches with limits."""
MISSING = object()


class Lazy:
    def __init__(self, make):
        self._make, self._value = make, MISSING

    def __call__(self):
        if self._value is MISSING:
            self._value = self._make()
        return self._value

    @property
    def is_made(self):
        return self._value is not MISSING


calls = []
lazy = Lazy(lambda: calls.append('made') or len(calls))
print(lazy.is_made, lazy(), lazy(), lazy.is_made, calls)


class LRU:
    def __init__(self, size):
        self.size, self.items, self.hits = size, {}, 0

    def get(self, key, make):
        if key in self.items:
            self.hits += 1
            self.items[key] = self.items.pop(key)
        else:
            if len(self.items) >= self.size:
                del self.items[next(iter(self.items))]
            self.items[key] = make(key)
        return self.items[key]


cache = LRU(2)
print([cache.get(k, str.upper) for k in 'abacab'], cache.items, cache.hits)


def lookup(mapping, *keys, default=MISSING):
    for key in keys:
        try:
            mapping = mapping[key]
        except (KeyError, IndexError, TypeError):
            if default is MISSING:
                raise LookupError(f'nothing at {key!r}') from None
            return default
    return mapping


data = {'a': [{'b': 1}, {'c': None}]}
print(lookup(data, 'a', 0, 'b'), lookup(data, 'a', 1, 'c', default='d'), lookup(data, 'x', default=None))
try:
    lookup(data, 'a', 5)
except LookupError as error:
    print(error, error.__cause__, error.__suppress_context__)


class Memo(dict):
    def __init__(self, function):
        super().__init__()
        self.function = function

    def __missing__(self, key):
        self[key] = result = self.function(key)
        return result


collatz = Memo(lambda n: 1 if n == 1 else 1 + collatz[n // 2 if n % 2 == 0 else 3 * n + 1])
print(collatz[27], len(collatz), max((collatz[n], n) for n in range(1, 50)))


def once(function):
    result = []

    def run(*args):
        if not result:
            result.append(function(*args))
        return result[0]
    return run


@once
def connect(name):
    print('connecting', name)
    return name.upper()


print(connect('a'), connect('b'))


class Registry:
    _instances = {}

    def __new__(cls, name):
        if name not in cls._instances:
            cls._instances[name] = super().__new__(cls)
            cls._instances[name].name = name
        return cls._instances[name]

    def __init__(self, name):
        self.inits = getattr(self, 'inits', 0) + 1


print(Registry('a') is Registry('a'), Registry('a') is Registry('b'), Registry('a').inits, sorted(Registry._instances))

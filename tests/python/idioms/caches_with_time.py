"""A cache whose entries grow old, with a clock that tests can turn."""


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now

    def __iadd__(self, seconds):
        self.now += seconds
        return self


class Cache:
    def __init__(self, clock, life=10, most=3):
        self.clock, self.life, self.most, self._items, self.stats = clock, life, most, {}, {'hit': 0, 'miss': 0, 'old': 0}

    def __setitem__(self, key, value):
        self._items.pop(key, None)
        while len(self._items) >= self.most:
            self._items.pop(next(iter(self._items)))
        self._items[key] = (self.clock() + self.life, value)

    def __getitem__(self, key):
        try:
            until, value = self._items[key]
        except KeyError:
            self.stats['miss'] += 1
            raise
        if until <= self.clock():
            del self._items[key]
            self.stats['old'] += 1
            raise KeyError(key)
        self.stats['hit'] += 1
        return value

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __len__(self):
        return len(self._items)

    def __contains__(self, key):
        return key in self._items and self._items[key][0] > self.clock()


clock = Clock()
cache = Cache(clock)
cache['a'], cache['b'] = 1, 2
clock += 5
cache['a'] = 10
print(cache['a'], cache.get('b'), cache.get('z', 'none'), 'a' in cache, len(cache))
clock += 6
print(cache.get('a'), cache.get('b', 'old'), 'b' in cache, len(cache), cache.stats)
for letter in 'wxyz':
    cache[letter] = letter.upper()
print(sorted(cache._items), [cache.get(k) for k in 'awz'], cache.stats, clock.now)

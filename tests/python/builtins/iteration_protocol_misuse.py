"""Iterators that end early, raise, change what they walk over; next with defaults."""


class Bad:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return object()


class Raises:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 3:
            raise ValueError('in next')
        if self.n > 4:
            raise StopIteration('end')
        return self.n


for thing in (Bad(), NoNext(), 5, None, int):
    try:
        for x in thing:
            pass
    except TypeError as error:
        print(error)
r = Raises()
seen = []
try:
    for x in r:
        seen.append(x)
except ValueError as error:
    print(seen, error, list(r), list(r))
items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
print(items)
it = iter(items)
print(next(it), list(zip(it, it)), next(it, None), list(it))
text = iter('abc')
print('b' in text, list(text), 'c' in text)
d = {'a': 1}
walker = iter(d.items())
d['a'] = 2
print(next(walker))
for change in (lambda: d.update(b=1), lambda: d.pop('a')):
    walker = iter(d)
    change()
    try:
        next(walker)
    except RuntimeError as error:
        print(error)
gen = (x for x in [1, 2, 3])
print(max(gen), max(gen, default='empty'), sum(gen), list(gen), any(gen), all(gen))
a, b = iter([1, 2])
print(a, b, [*iter(())], dict(iter([('k', 'v')])), ''.join(iter('xy')), set(iter([1])) == {1}, tuple(iter('ab')), sorted(iter([2, 1])), list(iter(lambda: None, None)), [x for x in iter([0, 1])])

"""Abstract classes: what cannot be made, registered classes, properties, own checks."""
from abc import ABC, ABCMeta, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, MutableSequence, Sequence, Sized


class Shape(ABC):
    @abstractmethod
    def area(self):
        """Size."""

    @property
    @abstractmethod
    def name(self):
        return 'base'

    @classmethod
    @abstractmethod
    def make(cls):
        ...

    def show(self):
        return f'{self.name}: {self.area()}'


class Square(Shape):
    def __init__(self, side=1):
        self.side = side

    def area(self):
        return self.side ** 2

    @property
    def name(self):
        return super().name + '+square'

    @classmethod
    def make(cls):
        return cls(3)


class Half(Shape):
    def area(self):
        return 0


print(Square.make().show(), isinstance(Square(), Shape), issubclass(Square, ABC))
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)


class Page(Sequence):
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


p = Page('a', 'b', 'a')
print(list(p), 'b' in p, p.index('b'), p.count('a'), list(reversed(p)), isinstance(p, Sized), isinstance(p, Iterable), p[1:], len(p))


class Lower(Mapping):
    def __init__(self, **values):
        self._values = values

    def __getitem__(self, key):
        return self._values[key.lower()]

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)


m = Lower(a=1, b=2)
print(m['A'], 'B' in m, m.get('z', 0), list(m.items()), dict(m), m == {'a': 1, 'b': 2}, list(m.keys()), {**m})


class Box(MutableSequence):
    def __init__(self):
        self._d = []

    def __getitem__(self, i):
        return self._d[i]

    def __setitem__(self, i, v):
        self._d[i] = v

    def __delitem__(self, i):
        del self._d[i]

    def __len__(self):
        return len(self._d)

    def insert(self, i, v):
        self._d.insert(i, v)


b = Box()
b.append(1)
b.extend([2, 3])
b += [4]
b.remove(2)
b.reverse()
print(list(b), b.pop(), len(b), isinstance(iter([]), Iterator))

"""Abstract classes of containers, which ask for methods."""
from abc import ABCMeta, abstractmethod


def _asks(*names):
    def check(cls, subclass):
        if any(not hasattr(subclass, name) or getattr(subclass, name) is None for name in names):
            return False
        return True
    return check


class _Meta(ABCMeta):
    _needs = ()

    def __subclasscheck__(cls, subclass):
        needs = cls.__dict__.get('_needs')
        if needs and all(getattr(subclass, name, None) is not None for name in needs):
            kinds = cls.__dict__.get('_kinds')
            if kinds is None or issubclass(subclass, kinds):
                return True
        return super().__subclasscheck__(subclass)


class Hashable(metaclass=_Meta):
    _needs = ('__hash__',)


class Iterable(metaclass=_Meta):
    _needs = ('__iter__',)

    def __class_getitem__(cls, args):
        import typing
        return typing._Alias(cls, args)


class Iterator(Iterable):
    _needs = ('__iter__', '__next__')

    def __iter__(self):
        return self


class Generator(Iterator):
    _needs = ('__iter__', '__next__', 'send', 'throw', 'close')


class Sized(metaclass=_Meta):
    _needs = ('__len__',)


class Container(metaclass=_Meta):
    _needs = ('__contains__',)


class Callable(metaclass=_Meta):
    _needs = ('__call__',)

    def __class_getitem__(cls, args):
        import typing
        return typing._Alias(cls, args)


class Collection(Sized, Iterable, Container):
    _needs = ('__len__', '__iter__', '__contains__')


class Reversible(Iterable):
    _needs = ('__reversed__',)


class Sequence(Collection):
    _needs = ('__len__', '__getitem__', 'index', 'count')
    _kinds = (list, tuple, str, bytes, range)

    def __contains__(self, item):
        return any(value is item or value == item for value in self)

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def index(self, item):
        for index, value in enumerate(self):
            if value == item:
                return index
        raise ValueError

    def count(self, item):
        return sum(1 for value in self if value == item)


class MutableSequence(Sequence):
    _needs = ('append', 'insert')
    _kinds = (list,)

    def append(self, item):
        self.insert(len(self), item)

    def extend(self, items):
        for item in list(items) if items is self else items:
            self.append(item)

    def __iadd__(self, items):
        self.extend(items)
        return self

    def pop(self, index=-1):
        item = self[index]
        del self[index]
        return item

    def remove(self, value):
        del self[self.index(value)]

    def clear(self):
        while len(self):
            self.pop()

    def reverse(self):
        count = len(self)
        for at in range(count // 2):
            self[at], self[count - 1 - at] = self[count - 1 - at], self[at]


class Set(Collection):
    _needs = ('isdisjoint',)
    _kinds = (set, frozenset)


class MutableSet(Set):
    _needs = ('add', 'discard')
    _kinds = (set,)


class Mapping(Collection):
    _needs = ('keys', 'items', '__getitem__')
    _kinds = (dict,)

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def keys(self):
        return list(self)

    def values(self):
        return [self[key] for key in self]

    def items(self):
        return [(key, self[key]) for key in self]

    def __eq__(self, other):
        return dict(self.items()) == dict(other.items())


class MutableMapping(Mapping):
    _needs = ('__setitem__', '__delitem__', 'keys')
    _kinds = (dict,)

    def pop(self, key, *default):
        try:
            value = self[key]
        except KeyError:
            if default:
                return default[0]
            raise
        del self[key]
        return value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **kwargs):
        for key, value in dict(other, **kwargs).items():
            self[key] = value

    def clear(self):
        for key in list(self):
            del self[key]


KeysView = ValuesView = ItemsView = Collection
Awaitable = Coroutine = AsyncIterator = AsyncIterable = AsyncGenerator = Callable

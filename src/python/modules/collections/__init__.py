"""Container types."""


class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)

    def popitem(self, last=True):
        if not self:
            raise KeyError('dictionary is empty')
        if last:
            return super().popitem()
        key = next(iter(self))
        return key, self.pop(key)

    def __repr__(self):
        if not self:
            return f'{type(self).__name__}()'
        return f'{type(self).__name__}({list(self.items())!r})'

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict(self) == dict(other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def copy(self):
        return self.__class__(self)


class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError('first argument must be callable or None')
        self.default_factory = default_factory
        super().__init__(*args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self[key] = self.default_factory()
        return value

    def __repr__(self):
        return f'{type(self).__name__}({self.default_factory!r}, {dict(self)!r})'

    def copy(self):
        return type(self)(self.default_factory, self)


class Counter(dict):
    def __init__(self, iterable=None, /, **kwargs):
        super().__init__()
        self.update(iterable, **kwargs)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **kwargs):
        if iterable is not None:
            if hasattr(iterable, 'items'):
                for key, count in iterable.items():
                    self[key] = self[key] + count
            else:
                for key in iterable:
                    self[key] = self[key] + 1
        for key, count in kwargs.items():
            self[key] = self[key] + count

    def subtract(self, iterable=None, /, **kwargs):
        for key, count in Counter(iterable, **kwargs).items():
            self[key] = self[key] - count

    def most_common(self, n=None):
        pairs = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return pairs if n is None else pairs[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def __repr__(self):
        if not self:
            return 'Counter()'
        inside = ', '.join(f'{key!r}: {count!r}' for key, count in self.most_common())
        return 'Counter({' + inside + '})'

    def _combine(self, other, function):
        result = Counter()
        for key in list(self) + [key for key in other if key not in self]:
            count = function(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __add__(self, other):
        return self._combine(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._combine(other, lambda a, b: a - b)

    def __and__(self, other):
        return self._combine(other, min)

    def __or__(self, other):
        return self._combine(other, max)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self


class deque:
    def __init__(self, iterable=(), maxlen=None):
        self._items = []
        self.maxlen = maxlen
        self.extend(iterable)

    def append(self, item):
        self._items.append(item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            del self._items[0]

    def appendleft(self, item):
        self._items.insert(0, item)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)

    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop(0)

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items = self._items[-n:] + self._items[:-n]

    def clear(self):
        self._items.clear()

    def remove(self, item):
        if item not in self._items:
            raise ValueError(f'{item!r} is not in deque')
        self._items.remove(item)

    def count(self, item):
        return self._items.count(item)

    def index(self, item):
        if item not in self._items:
            raise ValueError(f'{item!r} is not in deque')
        return self._items.index(item)

    def insert(self, index, item):
        self._items.insert(index, item)

    def reverse(self):
        self._items.reverse()

    def copy(self):
        return deque(self._items, self.maxlen)

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __reversed__(self):
        return reversed(self._items)

    def __getitem__(self, index):
        try:
            return self._items[index]
        except IndexError:
            raise IndexError('deque index out of range') from None

    def __setitem__(self, index, item):
        self._items[index] = item

    def __delitem__(self, index):
        del self._items[index]

    def __contains__(self, item):
        return item in self._items

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __repr__(self):
        if self.maxlen is None:
            return f'deque({self._items!r})'
        return f'deque({self._items!r}, maxlen={self.maxlen})'


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for mapping in self.maps:
            if key in mapping:
                return mapping[key]
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        del self.maps[0][key]

    def __contains__(self, key):
        return any(key in mapping for mapping in self.maps)

    def _merged(self):
        merged = {}
        for mapping in reversed(self.maps):
            merged.update(mapping)
        return merged

    def __iter__(self):
        return iter(self._merged())

    def __len__(self):
        return len(self._merged())

    def keys(self):
        return self._merged().keys()

    def values(self):
        return self._merged().values()

    def items(self):
        return self._merged().items()

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join(map(repr, self.maps))})"


class UserDict(dict):
    """A dict whose methods go through __setitem__."""

    def __init__(self, data=None, /, **kwargs):
        self.update(data or {}, **kwargs)

    def update(self, data=(), /, **kwargs):
        for key, value in dict(data, **kwargs).items():
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    @property
    def data(self):
        return self


UserList = list
UserString = str


def _refuse(self, value=None):
    raise AttributeError("can't set attribute")


def _field(index):
    return property(lambda self: self[index], _refuse, _refuse, f'Alias for field number {index}')


def _tuple_new(names, defaults):
    def __new__(cls, *args, **kwargs):
        count = len(names)
        if len(args) > count:
            least = count - len(defaults)
            takes = f'from {least + 1} to {count + 1}' if defaults else count + 1
            raise TypeError(f'{cls.__name__}.__new__() takes {takes} positional arguments but '
                            f'{len(args) + 1} were given')
        values = list(args)
        missing = []
        for name in names[len(args):]:
            if name in kwargs:
                values.append(kwargs.pop(name))
            elif name in defaults:
                values.append(defaults[name])
            else:
                missing.append(repr(name))
        for name in kwargs:
            if name in names:
                raise TypeError(f"{cls.__name__}.__new__() got multiple values for argument '{name}'")
            raise TypeError(f"{cls.__name__}.__new__() got an unexpected keyword argument '{name}'")
        if missing:
            if len(missing) > 2:
                listed = ', '.join(missing[:-1]) + ', and ' + missing[-1]
            else:
                listed = ' and '.join(missing)
            raise TypeError(f"{cls.__name__}.__new__() missing {len(missing)} required positional "
                            f"argument{'s' if len(missing) > 1 else ''}: {listed}")
        return tuple.__new__(cls, values)
    return __new__


_KEYWORDS = frozenset("""False None True and as assert async await break class continue def del elif
    else except finally for from global if import in is lambda nonlocal not or pass raise return try
    while with yield""".split())


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    names = [str(name) for name in field_names]
    seen = set()
    for index, name in enumerate(names):
        bad = (not name.isidentifier() or name in _KEYWORDS or name.startswith('_') or
               name in seen)
        if bad and rename:
            names[index] = f'_{index}'
        elif not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        elif name in _KEYWORDS:
            raise ValueError('Type names and field names cannot be a keyword: ' + repr(name))
        elif name.startswith('_'):
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        elif name in seen:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        seen.add(name)
    values = tuple(defaults or ())
    if len(values) > len(names):
        raise TypeError('Got more default values than field names')
    by_name = dict(zip(names[len(names) - len(values):], values))

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(names):
            raise TypeError(f'Expected {len(names)} arguments, got {len(result)}')
        return result

    def _replace(self, **kwargs):
        result = self._make(map(kwargs.pop, names, self))
        if kwargs:
            raise ValueError(f'Got unexpected field names: {list(kwargs)!r}')
        return result

    def __repr__(self):
        inside = ', '.join(f'{name}={value!r}' for name, value in zip(names, self))
        return f'{type(self).__name__}({inside})'

    namespace = {
        '__new__': _tuple_new(names, by_name),
        '__repr__': __repr__,
        '_fields': tuple(names),
        '_field_defaults': by_name,
        '_make': classmethod(_make),
        '_replace': _replace,
        '_asdict': lambda self: dict(zip(names, self)),
        '__match_args__': tuple(names),
        '__doc__': f"{typename}({', '.join(names)})",
        '__slots__': (),
        '__getnewargs__': lambda self: tuple(self),
    }
    if module is None:
        import _host
        caller = _host.caller(1)
        module = caller[3].get('__name__') if caller else None
    if module is not None:
        namespace['__module__'] = module
    for index, name in enumerate(names):
        namespace[name] = _field(index)
    return type(typename, (tuple,), namespace)

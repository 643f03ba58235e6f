"""The helpers of sqlalchemy.util that scripts reach for."""
from collections import OrderedDict, defaultdict, namedtuple

EMPTY_SET = frozenset()
EMPTY_DICT = {}


class immutabledict(dict):
    def _refuse(self, *args, **kw):
        raise TypeError('immutabledict object is immutable')

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = _refuse

    def union(self, other=None, **kw):
        return immutabledict({**self, **(other or {}), **kw})

    merge_with = union


class OrderedSet(dict):
    def __init__(self, given=()):
        super().__init__()
        for item in given:
            self[item] = None

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)

    remove = dict.__delitem__

    def union(self, other):
        return OrderedSet([*self, *other])

    def __repr__(self):
        return f'OrderedSet({list(self)!r})'


class memoized_property:
    def __init__(self, fget, doc=None):
        self.fget = fget
        self.__name__ = fget.__name__

    def __get__(self, obj, cls):
        if obj is None:
            return self
        obj.__dict__[self.__name__] = result = self.fget(obj)
        return result


class classproperty:
    def __init__(self, fget):
        self.fget = fget

    def __get__(self, obj, cls):
        return self.fget(cls)


hybridproperty = classproperty


class symbol(str):
    def __new__(cls, name, doc=None, canonical=None):
        return str.__new__(cls, name)


def to_list(x, default=None):
    if x is None:
        return default
    return list(x) if isinstance(x, (list, tuple, set)) else [x]


def to_set(x):
    return set() if x is None else set(to_list(x))


def to_column_set(x):
    return to_set(x)


def asbool(value):
    if isinstance(value, str):
        value = value.strip().lower()
        if value in ('true', 'yes', 'on', 'y', 't', '1'):
            return True
        if value in ('false', 'no', 'off', 'n', 'f', '0'):
            return False
        raise ValueError(f'String is not true/false: {value!r}')
    return bool(value)


def asint(value):
    return value if value is None else int(value)


def flatten_iterator(x):
    for item in x:
        if hasattr(item, '__iter__') and not isinstance(item, (str, bytes)):
            yield from flatten_iterator(item)
        else:
            yield item


def unique_list(seq, hashfunc=None):
    seen, found = set(), []
    for item in seq:
        mark = hashfunc(item) if hashfunc else item
        if mark not in seen:
            seen.add(mark)
            found.append(item)
    return found


def topological(*args):
    raise NotImplementedError('sqlalchemy.util.topological is not supported')


def warn(message):
    import warnings
    from sqlalchemy import exc
    warnings.warn(message, exc.SAWarning)


def warn_deprecated(message, version=None, **kw):
    import warnings
    from sqlalchemy import exc
    warnings.warn(message, exc.SADeprecationWarning)


def deprecated(version, message=None, **kw):
    return lambda function: function


def generic_repr(obj, *args, **kw):
    return repr(obj)


def preloaded():
    raise NotImplementedError('sqlalchemy.util.preloaded is not supported')

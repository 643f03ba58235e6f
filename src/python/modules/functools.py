"""Functions over functions."""

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    for name in assigned:
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    return lambda wrapper: update_wrapper(wrapper, wrapped, assigned, updated)


class partial:
    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts.extend(f'{key}={value!r}' for key, value in self.keywords.items())
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func, self.args, self.keywords = func, args, keywords

    def __get__(self, instance, owner=None):
        return partial(self.func, instance, *self.args, **self.keywords)


_missing = object()


def reduce(function, sequence, initial=_missing, /):
    iterator = iter(sequence)
    if initial is _missing:
        try:
            value = next(iterator)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    else:
        value = initial
    for item in iterator:
        value = function(value, item)
    return value


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize

    def __repr__(self):
        return (f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, '
                f'currsize={self.currsize})')


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _cached(maxsize, 128)
    return lambda function: _cached(function, maxsize)


def _cached(function, maxsize):
    cache = {}
    counts = [0, 0]

    def wrapper(*args, **kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if key in cache:
            counts[0] += 1
            if maxsize is not None:
                cache[key] = cache.pop(key)
            return cache[key]
        counts[1] += 1
        value = function(*args, **kwargs)
        if maxsize != 0:
            cache[key] = value
        if maxsize is not None and len(cache) > maxsize:
            del cache[next(iter(cache))]
        return value

    def cache_clear():
        cache.clear()
        counts[:] = [0, 0]

    wrapper.cache_info = lambda: _CacheInfo(counts[0], counts[1], maxsize, len(cache))
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': False}
    return update_wrapper(wrapper, function)


def cache(function, /):
    return _cached(function, None)


class cached_property:
    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self.attrname = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        value = self.func(instance)
        instance.__dict__[self.attrname] = value
        return value


def cmp_to_key(compare):
    class K:
        __slots__ = ['obj']

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self.obj, other.obj) < 0

        def __gt__(self, other):
            return compare(self.obj, other.obj) > 0

        def __eq__(self, other):
            return compare(self.obj, other.obj) == 0
    return K


def total_ordering(cls):
    own = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in cls.__dict__]
    if not own:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = own[0]

    def derive(name, combine):
        def compare(self, other):
            result = getattr(type(self), root)(self, other)
            return result if result is NotImplemented else combine(result, self, other)
        if name not in cls.__dict__:
            compare.__name__ = name
            setattr(cls, name, compare)
    reverse = {'__lt__': '__gt__', '__le__': '__ge__', '__gt__': '__lt__', '__ge__': '__le__'}[root]
    strict = {'__lt__': '__le__', '__le__': '__lt__', '__gt__': '__ge__', '__ge__': '__gt__'}
    if root in ('__lt__', '__gt__'):
        derive(reverse, lambda result, self, other: not result and self != other)
        derive(strict[root], lambda result, self, other: result or self == other)
    else:
        derive(reverse, lambda result, self, other: not result or self == other)
        derive(strict[root], lambda result, self, other: result and self != other)
    derive(strict[reverse], lambda result, self, other: not result)
    return cls


def singledispatch(function):
    registry = {object: function}

    def dispatch(cls):
        for base in cls.__mro__:
            if base in registry:
                return registry[base]
        return function

    def register(cls, func=None):
        if func is not None:
            registry[cls] = func
            return func
        if isinstance(cls, type):
            return lambda func: register(cls, func)
        hints = [hint for name, hint in cls.__annotations__.items() if name != 'return']
        registry[hints[0]] = cls
        return cls

    def wrapper(*args, **kwargs):
        return dispatch(type(args[0]))(*args, **kwargs)
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    return update_wrapper(wrapper, function)


class singledispatchmethod:
    def __init__(self, func):
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, method)

    def __get__(self, instance, owner=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(type(args[0]))
            return found.__get__(instance, owner)(*args, **kwargs)
        method.register = self.register
        return update_wrapper(method, self.func)

"""Classes made of their annotations."""


class _Missing:
    def __repr__(self):
        return '<dataclasses._MISSING_TYPE object>'


MISSING = _Missing()


class _KwOnly:
    pass


KW_ONLY = _KwOnly()


class FrozenInstanceError(AttributeError):
    pass


class InitVar:
    def __class_getitem__(cls, kind):
        made = cls()
        made.type = kind
        return made


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only

    def __set_name__(self, owner, name):
        pass


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


def _is_class_var(kind):
    name = kind if isinstance(kind, str) else repr(kind)
    return name.startswith(('typing.ClassVar', 'ClassVar'))


def _own_fields(cls, kw_only):
    own = []
    for name, kind in cls.__dict__.get('__annotations__', {}).items():
        if _is_class_var(kind):
            continue
        if isinstance(kind, _KwOnly):
            kw_only = True
            continue
        default = cls.__dict__.get(name, MISSING)
        item = default if isinstance(default, Field) else field(default=default)
        item.name, item.type = name, kind
        item._is_init_var = isinstance(kind, InitVar) or kind is InitVar
        if item.kw_only is MISSING:
            item.kw_only = kw_only
        if isinstance(item.default, (list, dict, set)):
            raise ValueError(f'mutable default {type(item.default)} for field {name} is not allowed: '
                             'use default_factory')
        if isinstance(default, Field):
            if item.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, item.default)
        own.append(item)
    return own


def _make_init(cls, fields, frozen):
    positional = [item for item in fields if item.init and not item.kw_only]
    keyword = [item for item in fields if item.init and item.kw_only]
    seen_default = False
    for item in positional:
        has_default = item.default is not MISSING or item.default_factory is not MISSING
        if seen_default and not has_default:
            raise TypeError(f'non-default argument {item.name!r} follows default argument')
        seen_default = seen_default or has_default
    by_name = {item.name: item for item in positional + keyword}
    store = object.__setattr__ if frozen else setattr

    def __init__(self, *args, **kwargs):
        title = f'{cls.__qualname__}.__init__()'
        if len(args) > len(positional):
            required = [item for item in positional
                        if item.default is MISSING and item.default_factory is MISSING]
            takes = len(positional) + 1
            if len(required) != len(positional):
                takes = f'from {len(required) + 1} to {takes}'
            plural = 's' if takes != 1 else ''
            raise TypeError(f'{title} takes {takes} positional argument{plural} but '
                            f'{len(args) + 1} were given')
        given = {item.name: value for item, value in zip(positional, args)}
        for name, value in kwargs.items():
            if name not in by_name:
                raise TypeError(f'{title} got an unexpected keyword argument {name!r}')
            if name in given:
                raise TypeError(f'{title} got multiple values for argument {name!r}')
            given[name] = value
        _check_missing(title, given, positional, 'positional')
        _check_missing(title, given, keyword, 'keyword-only')
        passed = []
        for item in fields:
            if item.name in given:
                value = given[item.name]
            elif item.default_factory is not MISSING:
                value = item.default_factory()
            elif item.default is not MISSING:
                value = item.default
            else:
                continue
            if item._is_init_var:
                passed.append(value)
            else:
                store(self, item.name, value)
        if hasattr(self, '__post_init__'):
            self.__post_init__(*passed)
    return __init__


def _check_missing(title, given, fields, kind):
    missing = [repr(item.name) for item in fields if item.name not in given
               and item.default is MISSING and item.default_factory is MISSING]
    if not missing:
        return
    if len(missing) > 2:
        listed = ', '.join(missing[:-1]) + ', and ' + missing[-1]
    else:
        listed = ' and '.join(missing)
    plural = 's' if len(missing) > 1 else ''
    raise TypeError(f'{title} missing {len(missing)} required {kind} argument{plural}: {listed}')


def _compared(self):
    return tuple(getattr(self, item.name) for item in fields(self) if item.compare)


def _ordering(name, compare):
    def method(self, other):
        if other.__class__ is self.__class__:
            return compare(_compared(self), _compared(other))
        return NotImplemented
    method.__name__ = name
    return method


def _repr(self):
    shown = ', '.join(f'{item.name}={getattr(self, item.name)!r}' for item in fields(self)
                      if item.repr)
    return f'{type(self).__qualname__}({shown})'


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots):
    known = {}
    for base in reversed(cls.__mro__[1:]):
        known.update(base.__dict__.get('__dataclass_fields__', {}))
    for item in _own_fields(cls, kw_only):
        known[item.name] = item
    cls.__dataclass_fields__ = known
    items = list(known.values())
    if init:
        cls.__init__ = _make_init(cls, items, frozen)
    if repr and '__repr__' not in cls.__dict__:
        cls.__repr__ = _repr
    if eq and '__eq__' not in cls.__dict__:
        cls.__eq__ = _ordering('__eq__', lambda a, b: a == b)
    if order:
        cls.__lt__ = _ordering('__lt__', lambda a, b: a < b)
        cls.__le__ = _ordering('__le__', lambda a, b: a <= b)
        cls.__gt__ = _ordering('__gt__', lambda a, b: a > b)
        cls.__ge__ = _ordering('__ge__', lambda a, b: a >= b)
    if frozen:
        def refuse(self, name, value=None):
            raise FrozenInstanceError(f'cannot assign to field {name!r}')

        def refuse_delete(self, name):
            raise FrozenInstanceError(f'cannot delete field {name!r}')
        cls.__setattr__ = refuse
        cls.__delattr__ = refuse_delete
    if unsafe_hash or (eq and frozen):
        cls.__hash__ = lambda self: hash(tuple(
            getattr(self, item.name) for item in fields(self)
            if (item.compare if item.hash is None else item.hash)))
    elif eq and '__hash__' not in cls.__dict__:
        cls.__hash__ = None
    if match_args and '__match_args__' not in cls.__dict__:
        cls.__match_args__ = tuple(item.name for item in items if item.init and not item.kw_only)
    return _with_slots(cls, items) if slots else cls


def _with_slots(cls, items):
    """The class again, as slots cannot be added to one that is there."""
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, '__slots__', ())}
    names = tuple(item.name for item in items if not item._is_init_var)
    space = {name: value for name, value in cls.__dict__.items()
             if name not in names and name not in ('__dict__', '__weakref__')}
    space['__slots__'] = tuple(name for name in names if name not in inherited)
    space['__qualname__'] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, space)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots)
    return wrap if cls is None else wrap(cls)


def fields(thing):
    known = getattr(thing, '__dataclass_fields__', None)
    if known is None:
        raise TypeError('must be called with a dataclass type or instance')
    return tuple(item for item in known.values() if not item._is_init_var)


def is_dataclass(thing):
    return hasattr(thing if isinstance(thing, type) else type(thing), '__dataclass_fields__')


def _plain(value, dict_factory, tuples):
    if is_dataclass(value) and not isinstance(value, type):
        pairs = [(item.name, _plain(getattr(value, item.name), dict_factory, tuples))
                 for item in fields(value)]
        return tuple(part for _, part in pairs) if tuples else dict_factory(pairs)
    if isinstance(value, tuple) and hasattr(value, '_fields'):
        return type(value)(*[_plain(part, dict_factory, tuples) for part in value])
    if isinstance(value, (list, tuple)):
        return type(value)(_plain(part, dict_factory, tuples) for part in value)
    if isinstance(value, dict):
        return type(value)((_plain(key, dict_factory, tuples), _plain(part, dict_factory, tuples))
                           for key, part in value.items())
    return value


def asdict(instance, *, dict_factory=dict):
    if not is_dataclass(instance) or isinstance(instance, type):
        raise TypeError('asdict() should be called on dataclass instances')
    return _plain(instance, dict_factory, False)


def astuple(instance, *, tuple_factory=tuple):
    return _plain(instance, dict, True)


def replace(instance, /, **changes):
    for item in fields(instance):
        if not item.init:
            if item.name in changes:
                raise ValueError(f'field {item.name} is declared with init=False, it cannot be '
                                 'specified with replace()')
            continue
        if item.name not in changes:
            changes[item.name] = getattr(instance, item.name)
    return type(instance)(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **kwargs):
    names = dict(namespace or {})
    hints = {}
    for item in fields:
        if isinstance(item, str):
            hints[item] = 'typing.Any'
        else:
            hints[item[0]] = item[1]
            if len(item) > 2:
                names[item[0]] = item[2]
    names['__annotations__'] = hints
    return dataclass(type(cls_name, bases, names), **kwargs)

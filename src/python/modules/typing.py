"""Type hints: names that can be subscripted and combined, and the few that do something."""
import collections as _collections

TYPE_CHECKING = False


def _show(item):
    if item is Ellipsis:
        return '...'
    if isinstance(item, type):
        if item.__module__ == 'builtins':
            return item.__qualname__ if item is not type(None) else 'None'
        return f'{item.__module__}.{item.__qualname__}'
    if isinstance(item, list):
        return '[' + ', '.join(map(_show, item)) + ']'
    return repr(item)


class _Alias:
    """list[int] and the like."""

    def __init__(self, origin, args):
        if not isinstance(args, tuple):
            args = (args,)
        self.__origin__ = origin
        self.__args__ = args

    def __repr__(self):
        return f"{_show(self.__origin__)}[{', '.join(map(_show, self.__args__))}]"

    def __eq__(self, other):
        if isinstance(other, _Alias):
            return (self.__origin__, self.__args__) == (other.__origin__, other.__args__)
        return NotImplemented

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **kwargs):
        return self.__origin__(*args, **kwargs)

    def __getitem__(self, args):
        return _Alias(self.__origin__, args)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __mro_entries__(self, bases):
        return (self.__origin__,) if isinstance(self.__origin__, type) else ()

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return getattr(self.__origin__, name)


def _alias(origin, args):
    return _Alias(origin, args)


class _Union(_Alias):
    def __init__(self, args, optional_name=True):
        flat = []
        for arg in args:
            if arg is None:
                arg = type(None)
            parts = arg.__args__ if isinstance(arg, _Union) else (arg,)
            for part in parts:
                if part not in flat:
                    flat.append(part)
        self.__origin__ = Union
        self.__args__ = tuple(flat)
        self._is_pipe = not optional_name

    def __repr__(self):
        if self._is_pipe:
            return ' | '.join(map(_show, self.__args__))
        if len(self.__args__) == 2 and type(None) in self.__args__:
            other = [arg for arg in self.__args__ if arg is not type(None)][0]
            return f'typing.Optional[{_show(other)}]'
        inside = ', '.join('NoneType' if arg is type(None) else _show(arg) for arg in self.__args__)
        return f'typing.Union[{inside}]'

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__args__)

    def __subclasscheck__(self, subclass):
        return issubclass(subclass, self.__args__)

    def __eq__(self, other):
        return isinstance(other, _Union) and set(self.__args__) == set(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))


def _union(left, right):
    for side in (left, right):
        if side is not None and not isinstance(side, (type, _Alias, _Form, TypeVar)):
            return NotImplemented
    return _Union((left, right), False)


class _Form:
    """Any, Union, List …: a name that may be subscripted."""

    def __init__(self, name, origin=None):
        self._name = name
        self._origin = origin

    def __repr__(self):
        return f'typing.{self._name}'

    def __getitem__(self, args):
        if self._name == 'Union':
            args = args if isinstance(args, tuple) else (args,)
            made = _Union(args)
            return made if len(made.__args__) > 1 else made.__args__[0]
        if self._name == 'Optional':
            return _Union((args, None))
        alias = _FormAlias(self._origin or self, args)
        alias._form = self
        return alias

    def __call__(self, *args, **kwargs):
        if self._origin is None:
            raise TypeError(f'Cannot instantiate {self!r}')
        return self._origin(*args, **kwargs)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __mro_entries__(self, bases):
        return (self._origin,) if isinstance(self._origin, type) else ()

    def __instancecheck__(self, instance):
        if self._origin is None:
            raise TypeError(f'{self!r} cannot be used with isinstance()')
        return isinstance(instance, self._origin)


class _FormAlias(_Alias):
    def __repr__(self):
        args = self.__args__
        if self._form._name == 'Callable' and len(args) == 2 and isinstance(args[0], list):
            return f"typing.Callable[{_show(args[0])}, {_show(args[1])}]"
        return f"{self._form!r}[{', '.join(map(_show, args))}]"


Any = _Form('Any')
Union = _Form('Union')
Optional = _Form('Optional')
Literal = _Form('Literal')
Final = _Form('Final')
ClassVar = _Form('ClassVar')
Annotated = _Form('Annotated')
Callable = _Form('Callable')
NoReturn = _Form('NoReturn')
Never = _Form('Never')
Self = _Form('Self')
LiteralString = _Form('LiteralString')
TypeAlias = _Form('TypeAlias')
Concatenate = _Form('Concatenate')
Required = _Form('Required')
NotRequired = _Form('NotRequired')
TypeGuard = _Form('TypeGuard')
Unpack = _Form('Unpack')
List = _Form('List', list)
Dict = _Form('Dict', dict)
Set = _Form('Set', set)
FrozenSet = _Form('FrozenSet', frozenset)
Tuple = _Form('Tuple', tuple)
Type = _Form('Type', type)
DefaultDict = _Form('DefaultDict', _collections.defaultdict)
OrderedDict = _Form('OrderedDict', _collections.OrderedDict)
Counter = _Form('Counter', _collections.Counter)
Deque = _Form('Deque', _collections.deque)
Iterable = _Form('Iterable')
Iterator = _Form('Iterator')
Generator = _Form('Generator')
Sequence = _Form('Sequence')
MutableSequence = _Form('MutableSequence')
Mapping = _Form('Mapping')
MutableMapping = _Form('MutableMapping')
Collection = _Form('Collection')
Container = _Form('Container')
Hashable = _Form('Hashable')
Sized = _Form('Sized')
Reversible = _Form('Reversible')
ContextManager = _Form('ContextManager')
AsyncIterator = _Form('AsyncIterator')
AsyncGenerator = _Form('AsyncGenerator')
Awaitable = _Form('Awaitable')
Coroutine = _Form('Coroutine')
Pattern = _Form('Pattern')
Match = _Form('Match')
IO = _Form('IO')
TextIO = _Form('TextIO')
BinaryIO = _Form('BinaryIO')
Text = str
AnyStr = _Form('AnyStr')
SupportsInt = _Form('SupportsInt')


class TypeVar:
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__ = name
        self.__bound__ = bound
        self.__constraints__ = constraints

    def __repr__(self):
        return '~' + self.__name__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)


ParamSpec = TypeVarTuple = TypeVar


class Generic:
    def __class_getitem__(cls, args):
        return _Alias(cls, args)


class Protocol(Generic):
    pass


def NewType(name, kind):
    def make(value):
        return value
    make.__name__ = make.__qualname__ = name
    make.__supertype__ = kind
    return make


def cast(kind, value):
    return value


def _unchanged(value):
    return value


overload = final = runtime_checkable = no_type_check = override = _unchanged


def get_origin(kind):
    return getattr(kind, '__origin__', None)


def get_args(kind):
    return getattr(kind, '__args__', ())


def get_type_hints(thing, *args, **kwargs):
    if isinstance(thing, type):
        hints = {}
        for cls in reversed(thing.__mro__):
            hints.update(cls.__dict__.get('__annotations__', {}))
        return hints
    return dict(getattr(thing, '__annotations__', {}))


def assert_never(value):
    raise AssertionError(f'Expected code to be unreachable, but got: {value!r}')


def reveal_type(value):
    return value


class _NamedTupleMeta(type):
    def __new__(mcls, name, bases, namespace):
        hints = namespace.get('__annotations__', {})
        if not bases:
            return super().__new__(mcls, name, bases, namespace)
        defaults = []
        for field in hints:
            if field in namespace:
                defaults.append(namespace[field])
            elif defaults:
                raise TypeError(f'Non-default namedtuple field {field} cannot follow default field'
                                f"{'s' if len(defaults) > 1 else ''} "
                                f"{', '.join(f for f in hints if f in namespace)}")
        made = _collections.namedtuple(name, list(hints), defaults=defaults,
                                       module=namespace.get('__module__'))
        made.__annotations__ = dict(hints)
        made.__doc__ = namespace.get('__doc__', made.__doc__)
        for key, value in namespace.items():
            if key not in hints and key not in ('__annotations__', '__module__', '__qualname__',
                                                '__doc__'):
                setattr(made, key, value)
        return made


class _NamedTuple:
    def __call__(self, typename, fields=(), **kwargs):
        fields = list(fields) or list(kwargs.items())
        made = _collections.namedtuple(typename, [name for name, kind in fields])
        made.__annotations__ = dict(fields)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)


class _NamedTupleBase(metaclass=_NamedTupleMeta):
    pass


NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        return type.__new__(mcls, name, (dict,) if bases else (), namespace)

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


class _TypedDict:
    def __call__(self, name, fields=None, **kwargs):
        return dict

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)


class _TypedDictBase(metaclass=_TypedDictMeta):
    pass


TypedDict = _TypedDict()

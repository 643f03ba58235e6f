"""Enumerations."""
from types import DynamicClassAttribute


class auto:
    value = None


class nonmember:
    def __init__(self, value):
        self.value = value


class member(nonmember):
    pass


class property(DynamicClassAttribute):
    pass


def _is_descriptor(value):
    return any(hasattr(type(value), name) for name in ('__get__', '__set__', '__delete__')) or \
        callable(value) and not isinstance(value, type) and hasattr(value, '__qualname__') or \
        isinstance(value, (staticmethod, classmethod, DynamicClassAttribute))


def _is_dunder(name):
    return name[:2] == '__' and name[-2:] == '__'


class _Names(dict):
    """The namespace of a class body: gives auto() its values in order."""

    def __init__(self, bases):
        super().__init__()
        self._members = []
        self._bases = bases
        self._generate = None
        for base in bases:
            found = getattr(base, '_generate_next_value_', None)
            if found is not None:
                self._generate = found
                break

    def __setitem__(self, key, value):
        if key == '_generate_next_value_':
            self._generate = value.__func__ if isinstance(value, staticmethod) else value
            value = staticmethod(self._generate)
        elif key in self._members:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif not _is_dunder(key) and key[:1] != '_' and not _is_descriptor(value) \
                and not isinstance(value, nonmember) and key not in ('_ignore_', '_order_'):
            value = self._settle(key, value)
            self._members.append(key)
        elif isinstance(value, member):
            value = value.value
            self._members.append(key)
        elif isinstance(value, nonmember):
            value = value.value
        super().__setitem__(key, value)

    def _settle(self, key, value):
        if isinstance(value, auto):
            last = [self[name] for name in self._members]
            return self._generate(key, 1, len(last), last)
        if isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            return tuple(self._settle(key, part) if isinstance(part, auto) else part
                         for part in value)
        return value


class EnumType(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        return _Names(bases)

    def __new__(mcls, name, bases, namespace, boundary=None, **kwargs):
        members = list(getattr(namespace, '_members', []))
        for base in bases:
            if getattr(base, '_member_names_', None):
                raise TypeError(f"<enum '{name}'> cannot extend {base!r}")
        values = {key: namespace[key] for key in members}
        rest = {key: value for key, value in namespace.items() if key not in values}
        cls = super().__new__(mcls, name, bases, rest, **kwargs)
        cls._member_names_ = []
        cls._member_map_ = {}
        cls._value2member_map_ = {}
        cls._unhashable_ = []
        cls._data_type_ = _data_type(cls)
        cls._is_flag_ = any(base.__name__ == 'Flag' for base in cls.__mro__)
        mcls._adopt_methods(cls, bases, rest)
        for key, value in values.items():
            mcls._add(cls, key, value)
        return cls

    def _adopt_methods(cls, bases, own):
        """What the mixed-in type shows by itself, a member shows as members do."""
        if not bases or cls._data_type_ is object:
            return
        for name in ('__repr__', '__str__', '__format__'):
            found = getattr(cls, name)
            if name not in own and found in (getattr(cls._data_type_, name), getattr(object, name)):
                type.__setattr__(cls, name, getattr(bases[-1], name))

    def _add(cls, key, value):
        args = value if isinstance(value, tuple) else (value,)
        new = rest_new(cls)
        if new is not None:
            made = new(cls, *args)
            if not hasattr(made, '_value_'):
                made._value_ = value
        elif cls._data_type_ is object:
            made = object.__new__(cls)
            made._value_ = value
        else:
            made = cls._data_type_.__new__(cls, *args)
            made._value_ = cls._data_type_(*args) if not isinstance(value, cls._data_type_) else value
        init = cls.__init__
        if init is not object.__init__ and hasattr(init, '__globals__'):
            made.__init__(*args)
        known = cls._lookup(made._value_)
        if known is not None:
            made = known
        else:
            made._name_ = key
            made._sort_order_ = len(cls._member_names_)
            made.__objclass__ = cls
            if not (cls._is_flag_ and isinstance(value, int) and value & (value - 1)
                    or cls._is_flag_ and value == 0):
                cls._member_names_.append(key)
            try:
                cls._value2member_map_[made._value_] = made
            except TypeError:
                cls._unhashable_.append(made)
        cls._member_map_[key] = made
        type.__setattr__(cls, key, made)

    def _lookup(cls, value):
        try:
            if value in cls._value2member_map_:
                return cls._value2member_map_[value]
        except TypeError:
            pass
        for made in cls._unhashable_:
            if made._value_ == value:
                return made
        return None

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1):
        if names is None:
            found = value if isinstance(value, cls) else cls._lookup(value)
            if found is None:
                found = cls._missing_(value)
            if found is None:
                raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            return found
        return _functional(cls, value, names, type, start, module)

    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(f'type object {cls.__name__!r} has no attribute {name!r}')
        raise AttributeError(name) from None

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __contains__(cls, member):
        if isinstance(member, cls):
            return True
        if not isinstance(member, Enum):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f"'{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return False

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __repr__(cls):
        kind = 'flag' if issubclass(cls, Flag) else 'enum'
        return f'<{kind} {cls.__name__!r}>'

    def __dir__(cls):
        return list(cls._member_names_) + ['__class__', '__doc__', '__members__', '__module__']

    __members__ = DynamicClassAttribute(lambda cls: dict(cls._member_map_))


EnumMeta = EnumType


def rest_new(cls):
    for base in cls.__mro__:
        if '__new__' in base.__dict__:
            found = base.__dict__['__new__']
            found = found.__func__ if isinstance(found, staticmethod) else found
            return found if hasattr(found, '__globals__') else None
    return None


def _data_type(cls):
    for base in cls.__mro__[1:]:
        if base is object or isinstance(base, EnumType):
            continue
        if '__new__' in base.__dict__ or base.__module__ == 'builtins':
            return base
    return object


def _functional(cls, name, names, mixin, start, module):
    bases = (cls,) if mixin is None else (mixin, cls)
    space = EnumType.__prepare__(name, bases)
    if isinstance(names, str):
        names = names.replace(',', ' ').split()
    if isinstance(names, dict):
        names = names.items()
    last = []
    for index, item in enumerate(names):
        if isinstance(item, str):
            value = cls._generate_next_value_(item, start, index, last)
            last.append(value)
            space[item] = value
        else:
            space[item[0]] = item[1]
    if module is None:
        import _host
        caller = _host.caller(2)
        module = caller[3].get('__name__') if caller else None
    space['__module__'] = module
    return type(cls)(name, bases, space)


class Enum(metaclass=EnumType):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        for value in reversed(last_values):
            if isinstance(value, int):
                return max(v for v in last_values if isinstance(v, int)) + 1
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    name = DynamicClassAttribute(lambda self: self._name_)
    value = DynamicClassAttribute(lambda self: self._value_)

    def __repr__(self):
        shown = self._data_type_.__repr__(self._value_) if False else repr(self._value_)
        return f'<{type(self).__name__}.{self._name_}: {shown}>'

    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

    def __hash__(self):
        return hash(self._name_)

    def __format__(self, spec):
        return format(str(self), spec)

    def __setattr__(self, name, value):
        if name in ('name', 'value') and '_name_' in self.__dict__:
            raise AttributeError(f"<enum 'Enum'> cannot set attribute {name!r}")
        object.__setattr__(self, name, value)

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return format(int(self), spec)

    def __hash__(self):
        return int.__hash__(self)


class StrEnum(str, ReprEnum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()

    def __str__(self):
        return str.__str__(self)

    def __format__(self, spec):
        return format(str.__str__(self), spec)

    def __hash__(self):
        return str.__hash__(self)


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        highest = 0
        for value in last_values:
            highest = max(highest, value.bit_length())
        return 1 << highest

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            return None
        known = 0
        for item in cls._value2member_map_:
            known |= item
        if value < 0:
            value = known & value
        if value & ~known:
            raise ValueError(f'{cls!r} invalid value {value}')
        made = object.__new__(cls) if cls._data_type_ is object else int.__new__(cls, value)
        made._value_ = value
        names = [item._name_ for item in cls if item._value_ & value]
        made._name_ = '|'.join(names) if names else None
        cls._value2member_map_[value] = made
        return made

    def __or__(self, other):
        return type(self)(self._value_ | self._number(other))

    def __and__(self, other):
        return type(self)(self._value_ & self._number(other))

    def __xor__(self, other):
        return type(self)(self._value_ ^ self._number(other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__

    def __invert__(self):
        return type(self)(~self._value_)

    def _number(self, other):
        return other._value_ if isinstance(other, Flag) else other

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __iter__(self):
        return (item for item in type(self) if item._value_ & self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f'<{type(self).__name__}: {self._value_}>'
        return f'<{type(self).__name__}.{self._name_}: {self._value_}>'

    def __str__(self):
        if self._name_ is None:
            return f'{type(self).__name__}({self._value_})'
        return f'{type(self).__name__}.{self._name_}'


class IntFlag(int, Flag):
    @classmethod
    def _missing_(cls, value):
        """Bits that no member has are kept."""
        if not isinstance(value, int):
            return None
        known = 0
        for item in cls._value2member_map_:
            known |= item
        if value < 0:
            value += max(known + 1, 1 << value.bit_length())
        made = int.__new__(cls, value)
        made._value_ = value
        names = [item._name_ for item in cls if item._value_ & value]
        if names and value & ~known:
            names.append(str(value & ~known))
        made._name_ = '|'.join(names) if names else None
        cls._value2member_map_[value] = made
        return made

    def _combine(self, other, bits):
        return type(self)(bits) if isinstance(other, int) else NotImplemented

    def __or__(self, other):
        return self._combine(other, self._value_ | self._number(other))

    def __and__(self, other):
        return self._combine(other, self._value_ & self._number(other))

    def __xor__(self, other):
        return self._combine(other, self._value_ ^ self._number(other))

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__
    __invert__ = Flag.__invert__
    __contains__ = Flag.__contains__

    def __str__(self):
        return int.__repr__(self._value_)

    def __format__(self, spec):
        return format(int(self), spec)

    def __hash__(self):
        return int.__hash__(self)


def unique(cls):
    aliases = [(name, item._name_) for name, item in cls._member_map_.items() if name != item._name_]
    if aliases:
        listed = ', '.join(f'{alias} -> {name}' for alias, name in aliases)
        raise ValueError(f'duplicate values found in {cls!r}: {listed}')
    return cls


class verify:
    def __init__(self, *checks):
        pass

    def __call__(self, cls):
        return cls


UNIQUE, CONTINUOUS, NAMED_FLAGS = 'one name per value', 'no skipped values', 'named flags'
STRICT, CONFORM, EJECT, KEEP = 'strict', 'conform', 'eject', 'keep'

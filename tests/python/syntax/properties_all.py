"""Properties: getters, setters, deleters, in subclasses, made by hand, with caches."""
from functools import cached_property


class Celsius:
    """A temperature."""

    def __init__(self, degrees=0):
        self.degrees = degrees

    @property
    def degrees(self):
        """In degrees."""
        return self._degrees

    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError(f'{value} is too cold')
        self._degrees = value

    @degrees.deleter
    def degrees(self):
        print('reset')
        self._degrees = 0

    @property
    def fahrenheit(self):
        return self.degrees * 9 / 5 + 32

    kelvin = property(lambda self: self.degrees + 273.15, doc='absolute')


t = Celsius(25)
print(t.degrees, t.fahrenheit, t.kelvin, Celsius.degrees.__doc__, Celsius.kelvin.__doc__, Celsius.__doc__)
t.degrees += 5
print(t.degrees, vars(t))
del t.degrees
print(t.degrees)
for action in (lambda: setattr(t, 'degrees', -300), lambda: setattr(t, 'fahrenheit', 1), lambda: delattr(t, 'kelvin'), lambda: Celsius(-999)):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)


class Loud(Celsius):
    @Celsius.degrees.getter
    def degrees(self):
        return super().degrees * 10

    @property
    def kelvin(self):
        return f'{super().kelvin:.1f} K'


loud = Loud(2)
loud.degrees = 3
print(loud.degrees, loud.kelvin, loud._degrees, isinstance(Loud.degrees, property), Celsius.degrees.fget(loud))


class Cached:
    runs = 0

    @cached_property
    def value(self):
        Cached.runs += 1
        return [self.runs]


c = Cached()
print(c.value is c.value, Cached.runs, 'value' in vars(c))
del c.value
print(c.value, Cached.runs)


class ClassLevel:
    _names = ['x', 'y']

    @classmethod
    def names(cls):
        return list(cls._names)

    @staticmethod
    def of(*parts):
        return '/'.join(parts)

    @property
    def bad(self):
        return self.missing


print(ClassLevel.names(), ClassLevel().names(), ClassLevel.of('a', 'b'), ClassLevel().of('c'))
try:
    ClassLevel().bad
except AttributeError as error:
    print(error)
print(hasattr(ClassLevel(), 'bad'), getattr(ClassLevel(), 'bad', 'fallback'))


def prop(name):
    def get(self):
        return self.store.get(name)

    def put(self, value):
        self.store[name] = value
    return property(get, put)


class Bag:
    a, b = prop('a'), prop('b')

    def __init__(self):
        self.store = {}


bag = Bag()
bag.a, bag.b = 1, bag
print(bag.store['a'], bag.b is bag, bag.b.b.a)

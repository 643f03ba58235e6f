"""Enums of every kind: lookups, aliases, auto, mixins, methods, members with several values."""
import enum
from enum import Enum, Flag, IntEnum, StrEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    CRIMSON = 1

    def describe(self):
        return f'{self.name.lower()}={self.value}'

    @classmethod
    def default(cls):
        return cls.GREEN

    @staticmethod
    def help():
        return 'colors'


print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(2), Color['RED'], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.__members__.items(), Color.default().describe(), Color.help(), Color.RED in Color)
print(Color.RED == 1, Color.RED == Color.RED, Color.RED is Color(1), {Color.RED: 'r'}[Color.CRIMSON], isinstance(Color.RED, Color), type(Color.RED), Color.RED != Color.GREEN, bool(Color.RED), hash(Color.RED) == hash(Color['RED']), [c.name for c in reversed(Color)], f'{Color.RED}|{Color.RED!r}|{Color.RED:>12}')
for wrong in (lambda: Color(9), lambda: Color['BLUE'], lambda: Color.BLUE, lambda: Color.RED < Color.GREEN, lambda: setattr(Color, 'RED', 5), lambda: Color.RED.__class__('x'), lambda: setattr(Color.RED, 'value', 3), lambda: type('Sub', (Color,), {}) and None if False else Color(None)):
    try:
        print(wrong())
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass, self.radius = mass, radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / self.radius ** 2, 3)


print(Planet.EARTH.gravity, Planet.EARTH.value, Planet((3.303e+23, 2.4397e6)).name, [p.mass for p in Planet])


class Priority(IntEnum):
    LOW = auto()
    HIGH = auto()
    TOP = 10
    NEXT = auto()


print(Priority.HIGH + 1, Priority.LOW < 5, sorted([Priority.TOP, Priority.LOW]), [int(p) for p in Priority], Priority.HIGH == 2, str(Priority.LOW), f'{Priority.TOP:03d}', repr(Priority.NEXT), [10, 20, 30][Priority.LOW], Priority(10) is Priority.TOP, '%d %s' % (Priority.LOW, Priority.LOW), max(Priority))


class Method(StrEnum):
    GET = auto()
    POST = 'post'
    _ignore_ = []


print(Method.GET, Method.POST.upper(), Method('get'), Method.GET == 'get', f'{Method.GET:>5}', repr(Method.POST), 'x-' + Method.GET, Method.GET in ('get',), {Method.GET: 1}['get'], [m.value for m in Method], isinstance(Method.GET, str), str(Method.GET), len(Method.POST))


class Status(str, Enum):
    ON = 'on'
    OFF = 'off'

    def __str__(self):
        return self.value

    @property
    def opposite(self):
        return Status.OFF if self is Status.ON else Status.ON

    @classmethod
    def _missing_(cls, value):
        for member in cls:
            if isinstance(value, str) and member.value == value.lower():
                return member
        return None


print(Status('ON'), Status.ON.opposite, f'{Status.ON}', repr(Status.OFF), Status.ON == 'on', sorted(Status), ','.join(Status), Status.ON.title(), '%s' % Status.ON)
try:
    Status('maybe')
except ValueError as error:
    print(error)


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, Perm.RW, Perm.R in Perm.RW, Perm.RW & Perm.W, Perm(5), Perm.RW.value, bool(Perm.R & Perm.W), Perm.R ^ Perm.RW, ~Perm.R, list(Perm.RW), [p.name for p in Perm], Perm(0), len(Perm))


class Named(Enum):
    def _generate_next_value_(name, start, count, last):
        return f'{count}:{name.lower()}'
    FIRST = auto()
    SECOND = auto()
    THIRD = 'own'


print([m.value for m in Named], Enum('Animal', 'CAT DOG').DOG.value, Enum('Pair', [('A', 'x'), ('B', 'y')]).B.value, IntEnum('N', {'ONE': 1}).ONE + 1, Enum('E', ['P', 'Q']).Q)
try:
    @unique
    class Double(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)


class Base(Enum):
    @property
    def low(self):
        return self.name.lower()


class Derived(Base):
    ONE = 1
    TWO = 'two'


print(Derived.ONE.low, isinstance(Derived.ONE, Base), Derived.TWO, [x.low for x in Derived])
try:
    class More(Derived):
        THREE = 3
except TypeError as error:
    print(error)

"""Enum, IntEnum, StrEnum, Flag."""
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Status(Enum):
    NEW = 'new'
    OPEN = 'open'
    STARTED = 'open'
    CLOSED = 'closed'

    @property
    def label(self):
        return self.name.title()

    @classmethod
    def values(cls):
        return [member.value for member in cls]

    def __str__(self):
        return self.value


print(Status.NEW, repr(Status.NEW), Status.values(), Status('open'), Status['NEW'].label, Status.STARTED is Status.OPEN)
print(list(Status), len(Status), list(Status.__members__), Status.NEW in Status, f'{Status.NEW}', '%s' % Status.NEW)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


print(Level.LOW < Level.HIGH, Level.LOW + 1, Level(10), repr(Level.HIGH), f'{Level.LOW}', sorted(Level), Level.LOW == 1, int(Level.HIGH))


class Kind(StrEnum):
    USER = auto()
    GROUP = 'grp'


print(Kind.USER, Kind.USER == 'user', Kind.GROUP.upper(), repr(Kind.GROUP), ','.join(Kind), f'{Kind.USER:>6}')


class Old(str, Enum):
    A = 'a'


print(Old.A == 'a', Old.A, f'{Old.A}', str(Old.A), Old.A.value, '%s' % Old.A, 'x' + Old.A, repr(Old.A))


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Perm.R | Perm.X, Perm.RW & Perm.R, Perm.R in Perm.RW, ~Perm.R, Perm(0), bool(Perm(0)), Perm(5), list(Perm.RW), Perm.RW.value)


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | Bits.B, Bits.A | 4, Bits(3) == 3, repr(Bits.B))
Dynamic = Enum('Dynamic', 'one two')
print(list(Dynamic), Dynamic.two.value, Enum('M', {'a': 1}).a, Enum('N', ['p', 'q']).q)
for action in (lambda: Status('nope'), lambda: Status['NOPE'], lambda: Status.NOPE, lambda: setattr(Status, 'NEW', 1),
               lambda: Level.LOW < Status.NEW):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    @unique
    class Doubled(Enum):
        A = 1
        B = 1
except ValueError as error:
    print(error)

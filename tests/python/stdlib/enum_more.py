from enum import Enum, IntEnum, Flag, IntFlag, auto, unique
import enum
class C(Enum):
    RED = 1
    GREEN = 'g'
    ALIAS = 1
    BLUE = auto()
    def describe(self): return f'{self.name}={self.value}'
    @classmethod
    def default(cls): return cls.RED
    @property
    def low(self): return self.name.lower()
print(C.RED, repr(C.RED), C.RED.name, C.RED.value, C('g'), C['GREEN'], C.ALIAS is C.RED, list(C), len(C), C.RED == 1, C.RED == C.ALIAS, C.RED in C, C.RED.describe(), C.default(), C.RED.low, [m.value for m in C], C.__members__.keys())
print({C.RED: 1}[C.RED], C.RED != C.GREEN, isinstance(C.RED, C), type(C.RED).__name__, f'{C.RED}', '%s' % C.GREEN, str(C.RED), C.RED is C(1), hash(C.RED) == hash(C.RED), [c.name for c in C if c is not C.RED])
for f in (lambda: C(99), lambda: C['NOPE'], lambda: C.NOPE, lambda: C.RED < C.GREEN, lambda: setattr(C, 'RED', 5)):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
class I(IntEnum):
    A = 1
    B = 2
print(I.A + 1, I.A < I.B, I.A == 1, I(2), repr(I.B), str(I.A), f'{I.A}', int(I.B), sorted([I.B, I.A]), [10, 20, 30][I.A], max(I), I.A in (1, 2), '%d' % I.B, isinstance(I.A, int))
class S(str, Enum):
    X = 'x'
    Y = 'y'
print(S.X == 'x', S.X.value, repr(S.X), S.X.upper(), S('y'), str(S.X), 'pre' + S.X, S.X in ('x',), [s.value for s in S], isinstance(S.X, str), f'{S.X.value}', {'x': 1}[S.X])
class SE(enum.StrEnum):
    ONE = 'one'
    TWO = auto()
print(SE.ONE, repr(SE.TWO), SE.TWO == 'two', f'{SE.ONE}', str(SE.ONE), ','.join(SE), SE('one').name)
class F(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W
print(F.R | F.W, F.RW & F.R, F.R in F.RW, F.RW.value, bool(F.R & F.W), F(3), repr(F.R), F.R | F.X, ~F.R, [f.name for f in F])
class IF(IntFlag):
    A = 1
    B = 4
print(IF.A | IF.B, IF(5), IF.A | 8, (IF.A | IF.B) & 4, IF.B.value)
Fn = Enum('Fn', 'P Q R')
Fn2 = Enum('Fn2', {'K': 'v', 'L': 'w'})
print(list(Fn), Fn.P.value, Fn2.K.value, Enum('Z', ['a', 'b']).b.value)
try:
    @unique
    class U(Enum):
        A = 1
        B = 1
except ValueError as e:
    print(e)
class T(Enum):
    EARTH = (1, 2)
    MARS = (3, 4)
    def __init__(self, a, b):
        self.a, self.b = a, b
    @property
    def total(self): return self.a + self.b
print(T.EARTH.a, T.MARS.total, T.EARTH.value, T((3, 4)))
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(M('anything'))
class An(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    FOO = auto()
    BAR = auto()
print(An.FOO.value, An.BAR.value)
try:
    class Ext(C): pass
except TypeError as e:
    print(e)
class Base(Enum):
    def hi(self): return self.value
class D(Base):
    Z = 26
print(D.Z.hi(), D.Z, C.__name__, C.RED.__class__ is C)

import enum
from enum import Enum, IntEnum, Flag, auto, unique
class Color(Enum):
    RED = 1
    GREEN = 'g'
    BLUE = (1, 2)
    ALIAS = 1
    def describe(self): return f'{self.name}={self.value}'
    @classmethod
    def default(cls): return cls.RED
    @property
    def low(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value, Color(1), Color['GREEN'], Color.ALIAS is Color.RED)
print(list(Color), len(Color), Color.BLUE.describe(), Color.default(), Color.RED.low, Color.RED in Color, isinstance(Color.RED, Color))
print([c.name for c in Color], [c.value for c in Color], list(Color.__members__), Color.RED == Color.RED, Color.RED == 1, {Color.RED: 'x'}[Color.RED])
class N(IntEnum):
    A = 1
    B = 2
print(N.A, repr(N.A), N.A + 1, N.A < N.B, N.B == 2, f'{N.A}', '%d' % N.B, int(N.A), sorted([N.B, N.A]), N(2), str(N.B))
class S(str, Enum):
    X = 'x'
    Y = 'y'
print(S.X, repr(S.X), S.X == 'x', S.X.value, S('y'), S.X.upper(), 'a' + S.X, f'{S.X}', isinstance(S.X, str), S.X in ('x',))
class SE(enum.StrEnum):
    ONE = auto()
    TWO = 'two!'
print(SE.ONE, repr(SE.ONE), SE.TWO == 'two!', f'{SE.ONE}', SE.ONE.upper())
class A(Enum):
    X = auto()
    Y = auto()
print(A.X.value, A.Y.value, list(A))
class P(Flag):
    R = auto(); W = auto(); X = auto()
print(P.R | P.W, P.R in (P.R | P.W), (P.R | P.W).value, P.R & P.W, ~P.R, P(3), bool(P.R & P.W), list(P.R | P.X))
for bad in (lambda: Color(99), lambda: Color['ZZ'], lambda: Color.ZZ, lambda: S('q'), lambda: setattr(Color, 'RED', 5)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
try:
    @unique
    class D(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
F = Enum('F', 'A B C'); print(list(F), F.B.value); G = Enum('G', {'X': 1, 'Y': 2}); print(G.Y, list(G))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    def __init__(self, mass, radius): self.mass, self.radius = mass, radius
print(Planet.EARTH.mass, Planet.EARTH.value, Color.RED.__class__, type(Color), Color)
class M(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A
print(M(55), hash(M.A) == hash(M.A), M.A is M(1), not M.A)

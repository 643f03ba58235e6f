from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass, FrozenInstanceError, InitVar, KW_ONLY
from typing import List, Optional, ClassVar
@dataclass
class P:
    x: int
    y: int = 0
    tags: List[str] = field(default_factory=list)
    _hidden: str = field(default='h', repr=False, compare=False)
    kind: ClassVar[str] = 'point'
    def dist(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = P(3, 4)
print(p, p == P(3, 4), p != P(1), p.dist(), asdict(p), astuple(p), replace(p, x=9), [f.name for f in fields(P)], is_dataclass(P), is_dataclass(p), is_dataclass(5), P.kind)
p.tags.append('t'); print(p.tags, P(1).tags)
@dataclass(frozen=True, order=True)
class F:
    a: int
    b: str = 'z'
print(F(1) < F(2), F(1, 'a') < F(1, 'b'), sorted([F(3), F(1)]), {F(1): 'k'}[F(1)], hash(F(1)) == hash(F(1)), max(F(1), F(5)))
try:
    F(1).a = 5
except FrozenInstanceError as e:
    print(type(e).__name__, e)
try:
    P()
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad:
        a: int = 1
        b: str
except TypeError as e:
    print(e)
try:
    @dataclass
    class Bad2:
        a: list = []
except ValueError as e:
    print(e)
@dataclass
class Base:
    id: int
@dataclass
class Child(Base):
    name: str = 'n'
    scale: InitVar[int] = 2
    total: int = field(init=False)
    def __post_init__(self, scale): self.total = self.id * scale
print(Child(5), Child(5, 'x', 10).total, Child(id=1, name='q'))
@dataclass(eq=False, repr=False)
class NoEq:
    a: int
print(NoEq(1) == NoEq(1), 'NoEq object' in repr(NoEq(1)))
@dataclass(kw_only=True)
class KW:
    a: int
    b: int = 2
print(KW(a=1))
@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 5
print(Mixed(1, b=6))
@dataclass(slots=True)
class Sl:
    a: int
print(Sl(1), Sl(1) == Sl(1))
@dataclass
class Nest:
    p: P
    o: Optional[int] = None
    l: list = field(default_factory=lambda: [P(0)])
print(asdict(Nest(P(1))), Nest(P(1)))
@dataclass
class Meta:
    a: int = field(default=1, metadata={'k': 'v'})
print(fields(Meta)[0].metadata['k'], fields(Meta)[0].default, Meta.__dataclass_fields__.keys())

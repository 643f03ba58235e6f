"""dataclasses: fields, defaults, order, frozen, post_init, replace, asdict, inheritance, slots."""
import dataclasses
from dataclasses import KW_ONLY, InitVar, asdict, astuple, dataclass, field, fields, is_dataclass, make_dataclass, replace
from typing import ClassVar, Optional


@dataclass
class Column:
    name: str
    type: str = 'text'
    nullable: bool = True
    options: dict = field(default_factory=dict, repr=False)
    tags: list = field(default_factory=list, compare=False)
    count: ClassVar[int] = 0
    hidden: int = field(default=7, init=False)

    def __post_init__(self):
        Column.count += 1
        self.name = self.name.lower()


a, b = Column('ID', 'int'), Column('id', 'int', tags=['x'])
print(a, a == b, a != Column('x'), Column.count, a.hidden, a.options is not b.options, [f.name for f in fields(a)], asdict(b), astuple(a))
for wrong in (lambda: Column(), lambda: Column('a', 'b', True, {}, [], 5), lambda: Column('a', bogus=1), lambda: a < b, lambda: hash(a)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0
    label: str = field(default='', compare=False)


v = Version(1, 2, 'x')
print(v, v < Version(1, 3), sorted([Version(2), Version(1, 9), v]), {v: 1}[Version(1, 2, 'other')], hash(v) == hash(Version(1, 2)), replace(v, minor=5), max(v, Version(0, 99)))
try:
    v.major = 3
except dataclasses.FrozenInstanceError as error:
    print(type(error).__name__, error)


@dataclass
class Base:
    x: int = 1
    y: int = 2


@dataclass
class Child(Base):
    z: int = 3
    x: int = 10

    def total(self):
        return self.x + self.y + self.z


print(Child(), Child(5).total(), Child(y=0, z=0), [f.name for f in fields(Child)], Child() == Base(), isinstance(Child(), Base), is_dataclass(Child), is_dataclass(Child()), is_dataclass(int))


@dataclass
class Keyword:
    a: int
    _: KW_ONLY
    b: int = 0
    c: Optional[str] = None


@dataclass
class WithInit:
    base: int
    factor: InitVar[int] = 2
    result: int = field(init=False)

    def __post_init__(self, factor):
        self.result = self.base * factor


print(Keyword(1, b=2), WithInit(5), WithInit(5, factor=3).result, hasattr(WithInit(1), 'factor'))
try:
    Keyword(1, 2)
except TypeError as error:
    print(error)


@dataclass(slots=True)
class Slim:
    a: int
    b: int = 2


@dataclass(eq=False, repr=False)
class Bare:
    a: int = 1


@dataclass(kw_only=True)
class Only:
    a: int
    b: int = 1


print(Slim(1), Slim.__slots__, Bare() == Bare(), 'Bare object' in repr(Bare()), Only(a=5))
try:
    Slim(1).z = 1
except AttributeError as error:
    print(error)
Made = make_dataclass('Made', ['x', ('y', int), ('z', int, field(default=5))], namespace={'sum': lambda self: self.x + self.y + self.z})
print(Made(1, 2), Made(1, 2).sum(), Made.__name__)


@dataclass
class Tree:
    value: int
    children: list = field(default_factory=list)
    parent: 'Tree' = None


tree = Tree(1, [Tree(2), Tree(3, [Tree(4)])])
print(asdict(tree)['children'][1]['children'][0]['value'], asdict(tree, dict_factory=lambda pairs: len(pairs)), tree.children[1] == Tree(3, [Tree(4)]), Tree.__match_args__, fields(Tree)[0].type, fields(Tree)[1].default is dataclasses.MISSING, Tree.__annotations__['value'])
try:
    @dataclass
    class Bad:
        x: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)

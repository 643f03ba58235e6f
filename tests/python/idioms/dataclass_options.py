"""Data classes and their options."""
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, is_dataclass, replace
from typing import ClassVar, List


@dataclass
class Column:
    name: str
    type: str = 'TEXT'
    tags: List[str] = field(default_factory=list)
    secret: str = field(default='x', repr=False, compare=False)
    count: ClassVar[int] = 0
    full: str = field(init=False)

    def __post_init__(self):
        self.full = f'{self.name}:{self.type}'


column = Column('id', tags=['pk'])
print(column, column == Column('id', tags=['pk'], secret='other'), column.full)
print(asdict(column), astuple(column), [f.name for f in fields(column)], is_dataclass(Column))
print(replace(column, name='key'), Column('a').tags is Column('b').tags)


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


print(sorted([Version(2), Version(1, 5), Version(1)]), Version(1) < Version(1, 1), {Version(1): 'a'}[Version(1, 0)])


@dataclass(kw_only=True, slots=True)
class Options:
    a: int
    b: int = 2


@dataclass
class Child(Column):
    extra: int = 5


@dataclass(eq=False, repr=False)
class Plain:
    x: int = 1


@dataclass
class Nested:
    versions: list
    by: dict


print(Options(a=1), Child('c', extra=6), Plain() == Plain(), asdict(Nested([Version(1)], {'k': Version(2)})))
for action in (lambda: setattr(Version(1), 'major', 2), lambda: Column(), lambda: Options(1), lambda: hash(column),
               lambda: Version(1) < 3, lambda: replace(column, full='x'), lambda: asdict(5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Bad2:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
print(issubclass(FrozenInstanceError, AttributeError))

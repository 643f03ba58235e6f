"""typing at run time: generics, aliases, protocols, named tuples, typed dicts, casts."""
from __future__ import annotations

import typing
from typing import Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, NamedTuple, Optional, Protocol, Tuple, TypedDict, TypeVar, Union, cast, overload

T = TypeVar('T')
K = TypeVar('K', bound='Base')


class Row(NamedTuple):
    """A row."""
    id: int
    name: str = 'none'

    def label(self) -> str:
        return f'{self.id}-{self.name}'


class Config(TypedDict, total=False):
    url: str
    port: int


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self


class Closable(Protocol):
    def close(self) -> None:
        ...


print(Row(1), Row(2, 'x').label(), Row._fields, Row(1) == (1, 'none'), Row._field_defaults, Row.__doc__)
print(Config(url='x', port=1), Config() == {}, type(Config()).__name__, Stack[int]().push(1).push(2).items, isinstance(Stack(), Stack))


def f(a: Optional[int], b: Union[str, None] = None, *c: Any, d: List[Dict[str, Tuple[int, ...]]] = None) -> Callable[[int], Iterable[str]]:
    value: Final = 5
    other: ClassVar[int]
    return a, b, c, d, value


print(f(1, 'b', 2), cast(int, 'not changed'), typing.TYPE_CHECKING, f.__name__)


@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x):
    return x


print(g(1), g('s'))
if typing.TYPE_CHECKING:
    from nowhere import Nothing


def later(x: Nothing) -> Undefined.type:
    return x


class Base:
    field: int
    with_default: str = 'd'
    other: Literal['a', 'b'] = 'a'


print(later(5), list(Base.__annotations__), Base.with_default, hasattr(Base, 'field'), typing.NewType('Id', int)(5), Any is not None)
mode: Literal['r', 'w'] = 'r'
numbers: list[int] = []
mapping: dict[str, list[int]] = {'a': [1]}
optional: int | None = None
print(mode, numbers, mapping, optional)

"""Annotations and the names of typing at run time."""
from __future__ import annotations

from typing import (TYPE_CHECKING, Annotated, Any, Callable, ClassVar, Dict, Final, Generic, Iterable, List, Literal, Optional,
                    Protocol, Sequence, Tuple, Type, TypedDict, TypeVar, Union, cast, overload)

if TYPE_CHECKING:
    from nowhere import Nothing

revision: str = 'abc'
down_revision: Union[str, None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Optional[Union[str, Sequence[str]]] = None
T = TypeVar('T')
declared: int


class Stack(Generic[T]):
    limit: ClassVar[int] = 5

    def __init__(self) -> None:
        self.items: List[T] = []

    def push(self, item: T) -> Stack[T]:
        self.items.append(item)
        return self


class Row(TypedDict, total=False):
    id: int
    name: str


class Named(Protocol):
    name: str


def convert(rows: Iterable[Nothing], key: Callable[[Any], str] = str, *rest: int, **more: Dict[str, Tuple[int, ...]]) -> list[str] | None:
    return [key(row) for row in rows]


print(convert([1, 2]), Stack().push(1).push(2).items, Stack[int]().limit, Row(id=1, name='x'), cast(int, 'still text'))
print(revision, down_revision, branch_labels, depends_on, TYPE_CHECKING, 'declared' in globals())
print(convert.__annotations__['return'], sorted(Row.__annotations__))
MODE: Final = 'r'
print(MODE, isinstance({}, dict), list[int]() == [], dict[str, int]({'a': 1}), isinstance(5, int | str), isinstance('x', (int, str)))


@overload
def twice(value: int) -> int: ...
@overload
def twice(value: str) -> str: ...
def twice(value):
    return value * 2


print(twice(2), twice('a'), Annotated[int, 'doc'] is not None, Literal['a'] is not None, Type[int] is not None)

import enum
import uuid
from dataclasses import dataclass, field, asdict
from typing import NamedTuple, Optional


class Status(str, enum.Enum):
    DRAFT = 'draft'
    LIVE = 'live'


class Level(enum.IntEnum):
    LOW = 1
    HIGH = 2


class Kind(enum.Enum):
    A = 'a'
    B = 'b'

    @classmethod
    def values(cls):
        return [item.value for item in cls]


class Column(NamedTuple):
    name: str
    type: str = 'TEXT'
    nullable: bool = True

    def sql(self):
        return f"{self.name} {self.type}{'' if self.nullable else ' NOT NULL'}"


@dataclass(frozen=True)
class Row:
    id: uuid.UUID
    status: Status = Status.DRAFT
    tags: tuple = ()
    extra: Optional[dict] = field(default=None, compare=False)


print([s.value for s in Status], Kind.values(), [c.name for c in Level], Status('live') is Status.LIVE)
print(Column('id', 'INTEGER', False).sql(), Column('n').sql(), Column('a')._replace(type='X'))
row = Row(uuid.UUID(int=7))
print(row.id, row.status.value, asdict(row)['tags'], row == Row(uuid.UUID(int=7), extra={}), Status.LIVE == 'live')
old, new = ('a', 'b', 'c'), ('a', 'b')
removed = [v for v in old if v not in new]
print(removed, set(old) - set(new))
mapping = {Status.DRAFT: 0, Status.LIVE: 1}
print({k.value: v for k, v in mapping.items()}, sorted(Status, key=lambda s: s.value), max(Level).name)
print("CREATE TYPE status AS ENUM (%s)" % ', '.join(repr(s.value) for s in Status))
print("CASE " + ' '.join(f"WHEN status = '{k.value}' THEN {v}" for k, v in mapping.items()) + ' END')

"""Structural matching of what configuration and rows look like."""
from dataclasses import dataclass, field
from enum import Enum
import datetime


class Op(Enum):
    ADD = 'add'
    DROP = 'drop'


@dataclass
class Column:
    name: str
    type: str = 'text'
    options: dict = field(default_factory=dict)


class Pair:
    __match_args__ = ('left', 'right')

    def __init__(self, left, right):
        self.left, self.right = left, right


LIMIT = 10


def describe(value):
    match value:
        case None:
            return 'nothing'
        case True | False as flag:
            return f'flag {flag}'
        case int(n) if n > LIMIT:
            return f'big {n}'
        case 0 | 1 | 2:
            return 'small'
        case -1 | -1.5:
            return 'negative'
        case int() | float():
            return f'number {value}'
        case '':
            return 'empty text'
        case 'yes' | 'y' | "on":
            return 'affirmed'
        case str(text) if text.isdigit():
            return f'digits {text}'
        case str():
            return f'text {value!r}'
        case [] | ():
            return 'no items'
        case [single]:
            return f'only {single}'
        case [Op.ADD, Column(name, 'int' | 'bigint' as kind)]:
            return f'add {kind} column {name}'
        case [Op() as op, Column(name=name, options={'index': True})]:
            return f'{op.name} indexed {name}'
        case [Op.ADD | Op.DROP, *rest]:
            return f'op with {len(rest)} more'
        case [int(a), int(b), *_] if a == b:
            return f'starts twice with {a}'
        case [first, *middle, last]:
            return f'{first} .. {last} with {middle} between'
        case {'type': 'point', 'at': [x, y]}:
            return f'point {x},{y}'
        case {'type': str(kind), 'id': int(key), **rest} if rest:
            return f'{kind} {key} and {sorted(rest)}'
        case {'type': kind}:
            return f'just {kind}'
        case {}:
            return f'mapping of {len(value)}'
        case Pair(0, right) | Pair(right, 0):
            return f'pair with zero and {right}'
        case Pair(left=Pair() as inner, right=r):
            return f'nested {inner.left} {inner.right} {r}'
        case datetime.date(year=2020, month=m):
            return f'in 2020, month {m}'
        case bytes(raw):
            return f'bytes {raw.hex()}'
        case Column():
            return f'column {value.name}'
        case _:
            return f'other {type(value).__name__}'


VALUES = [None, True, 11, 1, 0.0, -1, -1.5, 2.5, '', 'on', '42', 'word', [], (), [7], (Op.ADD, Column('a', 'int')),
          [Op.DROP, Column('b', options={'index': True})], [Op.ADD, Column('c')], [3, 3, 4], [1, 2, 3, 4], 'ab', {'type': 'point', 'at': (1, 2)},
          {'type': 'row', 'id': 5, 'x': 1, 'w': 2}, {'type': 'row', 'id': 5}, {'a': 1}, {}, Pair(0, 5), Pair(6, 0), Pair(Pair(1, 2), 3),
          Pair(1, 1), datetime.date(2020, 4, 1), datetime.datetime(2020, 5, 1), datetime.date(2021, 1, 1), b'\x01\xff', Column('z'), {1}, object]
for value in VALUES:
    print(describe(value))
match 1, 2:
    case x, y if x > y:
        print('descending')
    case x, y:
        print('ascending', x, y)
match VALUES:
    case [_, {'a': 1}, *_] if False:
        print('never')
    case list(all_values):
        print(len(all_values))
match = 'a name too'
case = match
print(match, case)
try:
    match Pair(1, 2):
        case Pair(a, b, c):
            pass
except TypeError as error:
    print(error)

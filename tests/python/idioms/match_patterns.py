"""Every kind of pattern."""
from dataclasses import dataclass
from enum import Enum


class Color(Enum):
    RED = 1


@dataclass
class Point:
    x: int
    y: int = 0


def kind(value):
    match value:
        case None | False:
            return 'nothing'
        case True:
            return 'true'
        case 0 | 1 | 2:
            return 'small'
        case -1:
            return 'minus one'
        case int(number) if number > 1000:
            return f'large {number}'
        case int() | float():
            return 'number'
        case Color.RED:
            return 'red'
        case 'a' | 'b' as letter:
            return f'letter {letter}'
        case str() as text:
            return f'text {text!r}'
        case []:
            return 'empty'
        case [one]:
            return f'one {one}'
        case [first, *_, last] if first == last:
            return 'same ends'
        case ('add', name, *options):
            return f'add {name} {options}'
        case [int(a), [b, c]]:
            return f'nested {a} {b} {c}'
        case [*items]:
            return f'items {items}'
        case {'op': 'drop', 'table': str(table)}:
            return f'drop {table}'
        case {'op': operation, **rest}:
            return f'op {operation} {rest}'
        case {}:
            return 'mapping'
        case Point(x=0, y=0):
            return 'origin'
        case Point(x, y) if x == y:
            return f'diagonal {x}'
        case Point(x, y=y):
            return f'point {x} {y}'
        case _:
            return f'other {type(value).__name__}'


for value in [None, False, True, 0, 2, -1, 5000, 7, 2.5, Color.RED, 'a', 'zz', [], [9], [1, 2, 1], ('add', 't', 1, 2),
              [1, [2, 3]], (4, 5), {'op': 'drop', 'table': 't'}, {'op': 'drop', 'table': 3}, {}, {'x': 1}, Point(0), Point(2, 2),
              Point(1, 2), {1}, b'x']:
    print(repr(value) if not isinstance(value, set) else 'set', '->', kind(value))
match 1, 2:
    case a, b:
        print(a, b)
match = {'case': 1}
print(match['case'])

def f(x):
    match x:
        case 0: return 'zero'
        case 1 | 2: return 'one or two'
        case 'hello': return 'str'
        case [a, b]: return f'pair {a} {b}'
        case [a, *rest]: return f'list {a} {rest}'
        case {'k': v, **rest}: return f'map {v} {rest}'
        case {'type': 'a', 'x': [1, y]}: return f'typed {y}'
        case str() as s: return f'string {s}'
        case int(n) if n > 100: return f'big {n}'
        case float(): return 'float'
        case None: return 'none'
        case True: return 'true'
        case _: return 'other'
for v in [0, 1, 2, 'hello', [1, 2], [1, 2, 3], {'k': 1, 'z': 2}, {'type': 'a', 'x': [1, 5]}, 'abc', 500, 50, 1.5, None, (), (1, 2), object]:
    print(f(v))
class Point:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
def g(p):
    match p:
        case Point(0, 0): return 'origin'
        case Point(x=0, y=yy): return f'y {yy}'
        case Point(a, b): return f'{a} {b}'
print(g(Point(0, 0)), g(Point(0, 5)), g(Point(1, 2)), g(5))
import enum
class Color(enum.Enum):
    RED = 1
    BLUE = 2
def h(c):
    match c:
        case Color.RED: return 'r'
        case Color.BLUE: return 'b'
print(h(Color.RED), h(Color.BLUE))
match = 5
print(match)
match -1:
    case -1: print('neg')
match 1, 2:
    case 1, x: print(x)

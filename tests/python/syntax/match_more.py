def m(x):
    match x:
        case 0 | 1: return 'small'
        case int(n) if n > 100: return f'big {n}'
        case int(): return 'int'
        case 'a' | 'b' as s: return f'letter {s}'
        case str(): return 'str'
        case []: return 'empty'
        case [1, _, *rest]: return f'one {rest}'
        case (a, b): return f'pair {a} {b}'
        case [*_, last]: return f'last {last}'
        case {'type': 't', 'v': v, **rest}: return f'dict {v} {rest}'
        case {}: return 'dict'
        case None: return 'none'
        case True: return 'never'
        case float(): return 'float'
        case _: return 'other'
for v in (0, 1, 5, 500, 'a', 'zz', [], [1, 2, 3, 4], (7, 8), [9, 9, 9], {'type': 't', 'v': 1, 'w': 2}, {'q': 1}, None, 2.5, {1}, True):
    print(repr(v), m(v))
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x, self.y = x, y
class Color:
    RED = 1
def n(p):
    match p:
        case P(0, 0): return 'origin'
        case P(x, y=0): return f'x axis {x}'
        case P(x=0): return 'y axis'
        case P(x, y) if x == y: return 'diag'
        case P(): return 'P'
        case Color.RED: return 'red'
        case -1 | 2.5 | 'x': return 'lit'
        case [P(x, _), *_]: return f'list of P {x}'
        case {'p': P(x=px)}: return f'in dict {px}'
for v in (P(0, 0), P(3, 0), P(0, 3), P(2, 2), P(1, 2), 1, -1, 2.5, 'x', [P(5, 6)], {'p': P(7, 7)}, 'none'):
    print(n(v))
match (1, (2, [3, 4])):
    case (a, (b, [c, d])):
        print(a, b, c, d)
match 'cmd arg'.split():
    case ['cmd', arg]: print(arg)
match {'a': {'b': [1]}}:
    case {'a': {'b': [x]}}: print(x)

"""copy and deepcopy of everything that rows are made of."""
import copy
import datetime
import decimal
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass, field

Point = namedtuple('Point', 'x y')


@dataclass
class Node:
    name: str
    children: list = field(default_factory=list)
    parent: object = None


class Custom:
    def __init__(self, v):
        self.v = v

    def __copy__(self):
        return Custom('copied')

    def __deepcopy__(self, memo):
        return Custom(['deep', copy.deepcopy(self.v, memo)])


root = Node('root')
root.children.append(Node('leaf', parent=root))
for value in ([1, [2]], {'a': [1]}, (1, [2]), {1, 2}, 'text', 5, None, Point(1, [2]), deque([[1]]), defaultdict(list, a=[1]), OrderedDict(a=[1]), datetime.date(2020, 1, 1), decimal.Decimal('1.5'), b'x', bytearray(b'y'), frozenset([1]), range(3)):
    shallow, deep = copy.copy(value), copy.deepcopy(value)
    print(type(value).__name__, shallow == value, deep == value, type(deep) is type(value))
nested = [[1, 2], {'k': [3]}]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
nested[0].append('new')
nested[1]['k'][0] = 'changed'
print(shallow, deep)
twin = copy.deepcopy(root)
print(twin.children[0].parent is twin, twin is not root, twin.children[0].name)
shared = [1]
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
loop = []
loop.append(loop)
again = copy.deepcopy(loop)
print(again[0] is again, again is not loop)
print(copy.copy(Custom(1)).v, copy.deepcopy(Custom([1])).v, copy.copy(len) is len, copy.deepcopy(print) is print, copy.deepcopy(Node) is Node)
base = {'a': {'b': 1}}
changed = copy.deepcopy(base)
changed['a']['b'] = 2
print(base, changed, base.copy()['a'] is base['a'])

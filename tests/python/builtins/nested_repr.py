"""repr of deep and mixed containers, and of instances in them."""
from collections import OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum
from uuid import UUID

Point = namedtuple('Point', 'x y')


@dataclass
class Item:
    name: str
    parts: list


class Kind(Enum):
    A = 'a'


class Plain:
    def __repr__(self):
        return '<plain>'


value = {'list': [1, [2.5, (3,)], {'s'}], 'point': Point(1, [Plain()]), 'item': Item('i', [Kind.A, None]), ('t', 1): b'\x00', Kind.A: Decimal('1.50'), date(2020, 1, 2): timedelta(1), 'u': UUID(int=1), 'e': ValueError('x', 1), 'f': frozenset(), 'r': range(2), 'o': OrderedDict(a=1), 'd': defaultdict(int, k=2), 'q': deque([1], 3), 'n': -0.0, 'big': 10 ** 20, 'c': Plain, 'x': ...}
for key in value:
    print(repr(key), '->', repr(value[key]))
print(str(value['item']), f'{value["point"]}', '%s' % (value['point'],), [value['e'], value['c'] is Plain], str([Kind.A]), f'{Kind.A}', '{!r}'.format(Item('a', [])))
print([[[[]]]], ((((),),),), {'a': {'b': {}}}, [{}], [()], (None,), {1: {2: {3}}}, [True, None, 'None', ...], NotImplemented, "a'b", 'a"b', '\'"')
try:
    eval_free = Item('only name')
except TypeError as error:
    print(error)

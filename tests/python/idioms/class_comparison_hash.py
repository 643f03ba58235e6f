"""Equality, order and hashes of one's own."""
import functools


@functools.total_ordering
class Key:
    def __init__(self, table, column):
        self.table, self.column = table, column

    def __eq__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        return (self.table, self.column) == (other.table, other.column)

    def __lt__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        return (self.table, self.column) < (other.table, other.column)

    def __hash__(self):
        return hash((self.table, self.column))

    def __repr__(self):
        return f'{self.table}.{self.column}'


a, b, c = Key('t', 'a'), Key('t', 'b'), Key('t', 'a')
print(a == c, a != b, a is c, a < b, a >= c, b <= a, {a: 1}[c], len({a, b, c}), sorted([b, a]), a == 't.a', a in [c])


class NoHash:
    def __eq__(self, other):
        return True


class Reflected:
    def __gt__(self, other):
        return 'reflected gt'

    def __eq__(self, other):
        return 'odd'


print(NoHash() == 5, NoHash() != 5, 5 == NoHash(), 3 < Reflected(), Reflected() == 1, 1 == Reflected(), 1 != Reflected())
for action in (lambda: {NoHash(): 1}, lambda: a < 5, lambda: a > 5, lambda: {[]: 1}, lambda: {{}}, lambda: hash([1]),
               lambda: object() < object(), lambda: sorted([a, 5]), lambda: {({},): 1}):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(NoHash.__hash__, hash(a) == hash(c), hash(1) == hash(1.0) == hash(True), {1: 'a', 1.0: 'b', True: 'c'})

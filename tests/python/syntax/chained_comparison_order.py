"""Chained comparisons evaluate each operand once, and stop early."""


def v(value, seen):
    seen.append(value)
    return value


for a, b, c in ((1, 2, 3), (3, 2, 1), (1, 1, 1), (2, 3, 1)):
    seen = []
    print(v(a, seen) < v(b, seen) < v(c, seen), v(a, seen) <= v(b, seen) >= v(c, seen), seen)
print(1 < 2 < 3 < 4, 1 < 3 > 2, 1 == 1.0 == True, 'a' < 'b' < 'c', 1 in [1] == True, (1 in [1]) == True, not 1 == 2, 1 is not None is not True if False else 'skip')
print(0 <= 5 < 10, 0 <= 10 < 10, 1 != 2 != 1, [1] == [1] is not None, None is None is None, 3 > 2 == 2, -1 < 0 <= 0.0 < 1e-9)


class Odd:
    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        return self.answer

    def __gt__(self, other):
        return 'reflected'


print(Odd('first') < Odd('second') < 3, Odd([]) < Odd(1) < 5, 1 < Odd('x'), bool(Odd(0) < 1))
print((1, 2) < (1, 2, 0), [1, 'a'] < [2, 0], 'Z' < 'a', (1, 'x') == (1.0, 'x'), {1: 2} == {1.0: 2.0}, [] < [0], () == [], {1} < {1, 2} <= {1, 2})
for wrong in (lambda: (1, 'a') < (1, 2), lambda: None < 1, lambda: [] < (), lambda: {} < {}, lambda: 1 < 'a' < 2, lambda: object() < object()):
    try:
        print(wrong())
    except TypeError as error:
        print(error)

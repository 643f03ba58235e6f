"""Quantities with units: parsing, converting, adding, comparing, refusing."""
import re
from functools import total_ordering


@total_ordering
class Size:
    UNITS = {'b': 1, 'k': 2 ** 10, 'm': 2 ** 20, 'g': 2 ** 30}
    _pattern = re.compile(r'\s*(-?\d+(?:\.\d+)?)\s*([bkmg]?)b?\s*$', re.I)

    def __init__(self, value):
        if isinstance(value, str):
            found = self._pattern.match(value)
            if not found:
                raise ValueError(f'no size: {value!r}')
            value = float(found[1]) * self.UNITS[found[2].lower() or 'b']
        self.bytes = int(value)

    def __add__(self, other):
        return Size(self.bytes + Size._of(other)) if Size._of(other) is not None else NotImplemented

    __radd__ = __add__

    def __mul__(self, n):
        return Size(self.bytes * n)

    def __truediv__(self, other):
        return self.bytes / other.bytes if isinstance(other, Size) else Size(self.bytes / other)

    @staticmethod
    def _of(value):
        return value.bytes if isinstance(value, Size) else value if isinstance(value, int) else None

    def __eq__(self, other):
        return self.bytes == Size._of(other)

    def __lt__(self, other):
        return self.bytes < Size._of(other)

    def __hash__(self):
        return hash(self.bytes)

    def __format__(self, unit):
        return f'{self.bytes / self.UNITS[unit or "b"]:g}{unit.upper()}'

    def __repr__(self):
        for unit in 'gmk':
            if abs(self.bytes) >= self.UNITS[unit]:
                return format(self, unit)
        return f'{self.bytes}B'

    def __bool__(self):
        return self.bytes != 0

    def __neg__(self):
        return Size(-self.bytes)


a, b = Size('1.5K'), Size('2 MB')
print(a, b, a + b, a * 2, b / a, b / 4, a < b, max(a, b), a == 1536, f'{b:k} {a:b} {a}', sum([a, b, a]), bool(Size(0)), -a, {a: 'k'}[Size(1536)], sorted([b, a, Size('-1k')]), a >= 1000)
for bad in ('x', '1.2.3', '', '5t'):
    try:
        Size(bad)
    except ValueError as error:
        print(error)
try:
    a + 'x'
except TypeError as error:
    print(error)

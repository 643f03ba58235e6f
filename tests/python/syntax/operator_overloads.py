"""Operators of own classes: reflected, in place, comparisons, calls, contexts of containers."""
from functools import total_ordering


class Vector:
    def __init__(self, *parts):
        self.parts = tuple(parts)

    def __repr__(self):
        return f'Vector{self.parts}'

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(*(a + b for a, b in zip(self.parts, other.parts, strict=True)))
        return NotImplemented

    def __radd__(self, other):
        return self if other == 0 else NotImplemented

    def __mul__(self, other):
        return Vector(*(a * other for a in self.parts)) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.parts, other.parts))

    def __neg__(self):
        return self * -1

    def __pos__(self):
        return Vector(*map(abs, self.parts))

    def __invert__(self):
        return Vector(*reversed(self.parts))

    def __eq__(self, other):
        return isinstance(other, Vector) and self.parts == other.parts

    def __hash__(self):
        return hash(self.parts)

    def __bool__(self):
        return any(self.parts)

    def __abs__(self):
        return sum(p * p for p in self.parts) ** 0.5

    def __iter__(self):
        return iter(self.parts)

    def __getitem__(self, index):
        return Vector(*self.parts[index]) if isinstance(index, slice) else self.parts[index]

    def __contains__(self, item):
        return item in self.parts

    def __divmod__(self, other):
        return Vector(*(p // other for p in self.parts)), Vector(*(p % other for p in self.parts))

    def __round__(self, digits=0):
        return Vector(*(round(p, digits) for p in self.parts))

    def __format__(self, spec):
        return '<' + '; '.join(format(p, spec) for p in self.parts) + '>'


a, b = Vector(1, 2), Vector(3, -4)
print(a + b, 2 * a, b * 0.5, a @ b, -b, +b, ~b, abs(b), sum([a, b]), bool(Vector(0, 0)), a == Vector(1, 2), a != b, {a: 1}[Vector(1, 2)])
print([*b], b[0], b[:1], 3 in b, divmod(Vector(7, 9), 2), round(Vector(1.26, 2.55), 1), f'{b:+.1f}', f'{a}', max(b))
for wrong in (lambda: a + 1, lambda: a * 'x', lambda: 'x' + a, lambda: a - b, lambda: a < b, lambda: a + Vector(1), lambda: a(1)):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
a += b
print(a)


@total_ordering
class Version:
    def __init__(self, text):
        self.key = tuple(int(p) for p in text.split('.'))

    def __eq__(self, other):
        return self.key == other.key

    def __lt__(self, other):
        return self.key < other.key


v = [Version(t) for t in ('1.10', '1.9', '1.9.1')]
print(['.'.join(map(str, x.key)) for x in sorted(v)], v[0] >= v[1], v[1] <= v[1], v[2] > v[0], v[0] != v[1])


class Bits:
    def __init__(self, value):
        self.value = value

    def __ior__(self, other):
        self.value |= other
        return self

    def __lshift__(self, n):
        return Bits(self.value << n)

    def __rsub__(self, other):
        return Bits(other - self.value)

    def __index__(self):
        return self.value

    def __pow__(self, n, mod=None):
        return pow(self.value, n, mod)


bits = keep = Bits(2)
bits |= 5
print(bits is keep, bits.value, (bits << 2).value, (10 - bits).value, bin(bits), 'abcdefghij'[bits], pow(bits, 2), pow(bits, 2, 10), range(20)[bits])

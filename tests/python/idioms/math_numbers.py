"""math, operator and statistics of plain numbers."""
import math
import operator

print(math.pi, math.e, math.inf, math.sqrt(2), math.floor(-1.5), math.ceil(1.2), math.trunc(-1.9), math.gcd(12, 18), math.lcm(4, 6), math.isqrt(99))
print(math.isnan(float('nan')), math.isinf(-math.inf), math.isclose(0.1 + 0.2, 0.3), math.isfinite(1), math.factorial(20), math.comb(5, 2), math.perm(5, 2))
print(math.log(math.e), math.log2(8), math.log10(1000), math.log(8, 2), math.exp(0), math.pow(2, 3), math.hypot(3, 4), math.fabs(-1), math.copysign(1, -0.0))
print(math.sin(0), math.cos(0), math.degrees(math.pi), math.radians(180), math.fmod(-7, 3), math.modf(1.5), math.frexp(8), math.fsum([0.1] * 10), math.prod([1, 2, 3]))
print(operator.itemgetter(1)('abc'), operator.itemgetter('a', 'b')({'a': 1, 'b': 2}), operator.attrgetter('real')(5), operator.methodcaller('upper')('x'))
print(operator.add(1, 2), operator.mul(2, 3), operator.contains('abc', 'b'), operator.not_(0), operator.eq(1, 1.0), operator.getitem([1], 0), operator.truth([]))
print(sorted([{'n': 2}, {'n': 1}], key=operator.itemgetter('n')), operator.lt(1, 2), operator.or_(1, 2), operator.neg(3), operator.concat('a', 'b'))
for action in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.floor(math.inf), lambda: math.exp(1000), lambda: math.sqrt('a'),
               lambda: math.isqrt(-1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

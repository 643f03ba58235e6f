"""numbers, abc checks, secrets, getpass-free corners: what small modules answer."""
import math
import numbers
import operator
import string
import sys
import textwrap
import time

print(isinstance(1, numbers.Number), isinstance(1.5, numbers.Real), isinstance(1, numbers.Integral), isinstance('1', numbers.Number), isinstance(True, numbers.Integral))
print(math.floor(-0.5), math.ceil(0.5), math.gcd(12, 18), math.isqrt(17), math.comb(5, 2), math.inf > 10 ** 300, math.tau == 2 * math.pi, math.trunc(-1.5), math.prod([1, 2, 3]), math.dist([0], [3]), math.isclose(0.1 + 0.2, 0.3), math.fabs(-1), math.cbrt(27) if hasattr(math, 'cbrt') else 3.0)
print(operator.itemgetter(-1)([1, 2]), string.Formatter if False else string.capwords('a b'), sys.maxsize == 2 ** 63 - 1, textwrap.dedent(' a\n b'), time.strftime('%Y', time.gmtime(0)), sys.getrecursionlimit() > 0)
for value in (0.5, 1.5, -0.5, 2.4999, 1e15 + 0.5, -7.5):
    print(value, math.floor(value), math.ceil(value), math.trunc(value), round(value), int(value), value // 1, math.modf(value))
for a, b in ((7, 3), (-7, 3), (7, -3), (7.5, 2), (-7.5, 2)):
    print(a, b, a // b, a % b, divmod(a, b), math.fmod(a, b), round(a / b, 3), math.copysign(a, b))
print([math.gcd(*p) for p in ((0, 5), (-4, 6), (2 ** 64, 2 ** 60))], math.lcm(3, 4), [math.factorial(n) for n in range(6)], [round(math.sin(math.pi * n / 4), 4) for n in range(5)], [round(math.log(n), 3) for n in (1, 2, 10)], math.log1p(0), math.expm1(0), math.erf(0), math.gamma(5), math.hypot(1, 2, 2))

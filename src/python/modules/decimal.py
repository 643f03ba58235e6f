"""Decimal numbers of any precision."""
from collections import namedtuple
from enum import Enum

ROUND_DOWN, ROUND_UP, ROUND_CEILING, ROUND_FLOOR = ('ROUND_DOWN', 'ROUND_UP', 'ROUND_CEILING',
                                                    'ROUND_FLOOR')
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = (
    'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP')
DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent')


class DecimalException(ArithmeticError):
    pass


class InvalidOperation(DecimalException):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(Inexact):
    pass


class Overflow(Inexact):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class Context:
    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, **kwargs):
        self.prec, self.rounding = prec, rounding
        self.traps = {}

    def copy(self):
        return Context(self.prec, self.rounding)

    def create_decimal(self, value=0):
        return +Decimal(value)

    def __enter__(self):
        global _context
        self._outer, _context = _context, self
        return self

    def __exit__(self, *exception):
        global _context
        _context = self._outer


_context = Context()


def getcontext():
    return _context


def setcontext(context):
    global _context
    _context = context


def localcontext(ctx=None, **kwargs):
    made = (ctx or _context).copy()
    for name, value in kwargs.items():
        setattr(made, name, value)
    return made


def _round(number, divisor, rounding, negative):
    """number / divisor as an integer, by the rule; both at least 0."""
    quotient, rest = divmod(number, divisor)
    if not rest:
        return quotient
    half = rest * 2 - divisor
    up = {
        ROUND_DOWN: False, ROUND_UP: True, ROUND_CEILING: not negative, ROUND_FLOOR: negative,
        ROUND_HALF_UP: half >= 0, ROUND_HALF_DOWN: half > 0,
        ROUND_HALF_EVEN: half > 0 or (half == 0 and quotient % 2 == 1),
        ROUND_05UP: quotient % 10 in (0, 5),
    }[rounding]
    return quotient + up


class Decimal:
    """sign * coefficient * 10 ** exponent; _kind is '' for numbers, 'n' for NaN, 'I' for Infinity."""
    __slots__ = ('_negative', '_number', '_exponent', '_kind')

    def __new__(cls, value='0', context=None):
        if isinstance(value, Decimal):
            return cls._make(value._negative, value._number, value._exponent, value._kind)
        if isinstance(value, int):
            return cls._make(value < 0, abs(int(value)), 0)
        if isinstance(value, float):
            return cls._of_float(value)
        if isinstance(value, (tuple, list)):
            sign, digits, exponent = value
            return cls._make(bool(sign), int(''.join(map(str, digits)) or '0'), exponent)
        if not isinstance(value, str):
            raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')
        return cls._parse(value)

    @classmethod
    def _make(cls, negative, number, exponent, kind=''):
        made = object.__new__(cls)
        made._negative, made._number, made._exponent, made._kind = negative, number, exponent, kind
        return made

    @classmethod
    def _of_float(cls, value):
        if value != value:
            return cls._make(False, 0, 0, 'n')
        if value in (float('inf'), float('-inf')):
            return cls._make(value < 0, 0, 0, 'I')
        top, bottom = abs(value).as_integer_ratio()
        power = bottom.bit_length() - 1
        negative = value < 0 or str(value)[0] == '-'
        return cls._make(negative, top * 5 ** power, -power)

    from_float = _of_float

    @classmethod
    def _parse(cls, text):
        plain = text.strip().replace('_', '').lower()
        negative = plain[:1] == '-'
        plain = plain[1:] if plain[:1] in ('+', '-') and plain else plain
        if plain in ('inf', 'infinity'):
            return cls._make(negative, 0, 0, 'I')
        if plain in ('nan', 'snan'):
            return cls._make(negative, 0, 0, 'n')
        mantissa, _, exponent = plain.partition('e')
        whole, _, fraction = mantissa.partition('.')
        digits = whole + fraction
        signless = exponent[1:] if exponent[:1] in ('+', '-') and exponent else exponent
        if not digits.isdigit() or (('e' in plain) and not signless.isdigit()):
            raise InvalidOperation([ConversionSyntax])
        return cls._make(negative, int(digits), int(exponent or '0') - len(fraction))

    def _finish(self):
        """Rounded to the precision of the context."""
        if self._kind:
            return self
        digits = len(str(self._number))
        extra = digits - _context.prec
        if extra <= 0:
            return self
        number = _round(self._number, 10 ** extra, _context.rounding, self._negative)
        exponent = self._exponent + extra
        if len(str(number)) > _context.prec:
            number //= 10
            exponent += 1
        return Decimal._make(self._negative, number, exponent)

    @staticmethod
    def _other(value):
        if isinstance(value, Decimal):
            return value
        if isinstance(value, int):
            return Decimal(value)
        return None

    def _signed(self):
        return -self._number if self._negative else self._number

    def __add__(self, other):
        other = Decimal._other(other)
        if other is None:
            return NotImplemented
        if self._kind or other._kind:
            if 'n' in (self._kind, other._kind):
                return Decimal('NaN')
            if self._kind and other._kind and self._negative != other._negative:
                raise InvalidOperation([InvalidOperation])
            return self if self._kind else other
        exponent = min(self._exponent, other._exponent)
        total = (self._signed() * 10 ** (self._exponent - exponent)
                 + other._signed() * 10 ** (other._exponent - exponent))
        negative = total < 0 or (total == 0 and self._negative and other._negative)
        return Decimal._make(negative, abs(total), exponent)._finish()

    __radd__ = __add__

    def __neg__(self):
        return Decimal._make(not self._negative and bool(self._number or self._kind), self._number,
                             self._exponent, self._kind)._finish()

    def __pos__(self):
        return self._finish()

    def __abs__(self):
        return Decimal._make(False, self._number, self._exponent, self._kind)._finish()

    def __sub__(self, other):
        other = Decimal._other(other)
        return NotImplemented if other is None else self + Decimal._make(
            not other._negative, other._number, other._exponent, other._kind)

    def __rsub__(self, other):
        other = Decimal._other(other)
        return NotImplemented if other is None else other - self

    def __mul__(self, other):
        other = Decimal._other(other)
        if other is None:
            return NotImplemented
        negative = self._negative != other._negative
        if self._kind or other._kind:
            return Decimal._make(negative, 0, 0, 'n' if 'n' in (self._kind, other._kind) else 'I')
        return Decimal._make(negative, self._number * other._number,
                             self._exponent + other._exponent)._finish()

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = Decimal._other(other)
        if other is None:
            return NotImplemented
        negative = self._negative != other._negative
        if self._kind or other._kind:
            return Decimal._make(negative, 0, 0, self._kind or '')
        if not other._number:
            if not self._number:
                raise InvalidOperation([DivisionUndefined])
            raise DivisionByZero([DivisionByZero])
        ideal = self._exponent - other._exponent
        shift = max(0, len(str(other._number)) - len(str(self._number)) + _context.prec + 1)
        number, rest = divmod(self._number * 10 ** shift, other._number)
        exponent = ideal - shift
        if rest:
            if number % 5 == 0:
                number += 1
        else:
            while exponent < ideal and number % 10 == 0:
                number //= 10
                exponent += 1
        return Decimal._make(negative, number, exponent)._finish()

    def __rtruediv__(self, other):
        other = Decimal._other(other)
        return NotImplemented if other is None else other / self

    def _divide(self, other):
        if not other._number:
            if not self._number:
                raise InvalidOperation([DivisionUndefined])
            raise (DivisionByZero([DivisionByZero]))
        exponent = min(self._exponent, other._exponent)
        a = self._number * 10 ** (self._exponent - exponent)
        b = other._number * 10 ** (other._exponent - exponent)
        quotient, rest = divmod(a, b)
        return (Decimal._make(self._negative != other._negative, quotient, 0),
                Decimal._make(self._negative, rest, exponent)._finish())

    def __floordiv__(self, other):
        other = Decimal._other(other)
        return NotImplemented if other is None else self._divide(other)[0]

    def __mod__(self, other):
        other = Decimal._other(other)
        if other is None:
            return NotImplemented
        if not other._number:
            raise InvalidOperation([InvalidOperation])
        return self._divide(other)[1]

    def __rmod__(self, other):
        return Decimal(other) % self

    def __rfloordiv__(self, other):
        return Decimal(other) // self

    def __divmod__(self, other):
        return self._divide(Decimal._other(other))

    def __pow__(self, other, modulo=None):
        other = Decimal._other(other)
        if other is None:
            return NotImplemented
        power = int(other)
        if power != other:
            return Decimal(float(self) ** float(other))._finish()
        number = Decimal._make(self._negative and power % 2 == 1, self._number ** abs(power),
                               self._exponent * abs(power))
        return number._finish() if power >= 0 else Decimal(1) / number

    def sqrt(self, context=None):
        from math import isqrt
        if self._negative and self._number:
            raise InvalidOperation([InvalidOperation])
        exponent = self._exponent // 2
        number = self._number * (10 if self._exponent % 2 else 1)
        shift = max(0, _context.prec + 1 - len(str(number)) // 2)
        root = isqrt(number * 100 ** shift)
        exact = root * root == number * 100 ** shift
        exponent -= shift
        if exact:
            while exponent < self._exponent // 2 and root % 10 == 0:
                root //= 10
                exponent += 1
        elif root % 5 == 0:
            root += 1
        return Decimal._make(False, root, exponent)._finish()

    def quantize(self, exp, rounding=None, context=None):
        exp = Decimal._other(exp)
        rounding = rounding or _context.rounding
        shift = self._exponent - exp._exponent
        if shift >= 0:
            number = self._number * 10 ** shift
        else:
            number = _round(self._number, 10 ** -shift, rounding, self._negative)
        if len(str(number)) > _context.prec:
            raise InvalidOperation([InvalidOperation])
        return Decimal._make(self._negative, number, exp._exponent)

    def to_integral_value(self, rounding=None, context=None):
        return self if self._exponent >= 0 else self.quantize(Decimal(1), rounding)

    to_integral = to_integral_value

    def normalize(self, context=None):
        made = self._finish()
        number, exponent = made._number, made._exponent
        if not number:
            return Decimal._make(made._negative, 0, 0)
        while number % 10 == 0:
            number //= 10
            exponent += 1
        return Decimal._make(made._negative, number, exponent)

    def as_tuple(self):
        return DecimalTuple(int(self._negative), tuple(map(int, str(self._number))), self._exponent)

    def as_integer_ratio(self):
        from math import gcd
        top, bottom = self._signed(), 1
        if self._exponent >= 0:
            top *= 10 ** self._exponent
        else:
            bottom = 10 ** -self._exponent
        common = gcd(top, bottom)
        return top // common, bottom // common

    def adjusted(self):
        return self._exponent + len(str(self._number)) - 1

    def copy_abs(self):
        return Decimal._make(False, self._number, self._exponent, self._kind)

    def copy_negate(self):
        return Decimal._make(not self._negative, self._number, self._exponent, self._kind)

    def is_nan(self):
        return self._kind == 'n'

    def is_infinite(self):
        return self._kind == 'I'

    def is_finite(self):
        return not self._kind

    def is_zero(self):
        return not self._kind and not self._number

    def is_signed(self):
        return self._negative

    def compare(self, other):
        return Decimal((self > other) - (self < other))

    def max(self, other):
        return self if self >= other else Decimal(other)

    def min(self, other):
        return self if self <= other else Decimal(other)

    def __str__(self):
        sign = '-' if self._negative else ''
        if self._kind:
            return sign + ('NaN' if self._kind == 'n' else 'Infinity')
        digits = str(self._number)
        left = self._exponent + len(digits)
        if self._exponent <= 0 and left > -6:
            if self._exponent == 0:
                return sign + digits
            if left > 0:
                return f'{sign}{digits[:left]}.{digits[left:]}'
            return f"{sign}0.{'0' * -left}{digits}"
        point = '.' + digits[1:] if len(digits) > 1 else ''
        return f'{sign}{digits[0]}{point}E{left - 1:+d}'

    def to_eng_string(self, context=None):
        """As str, but exponents are multiples of three."""
        text = str(self)
        if 'E' not in text:
            return text
        shift = self.adjusted() % 3
        digits = str(self._number).ljust(shift + 1, '0')
        whole, rest = digits[:shift + 1], digits[shift + 1:]
        return f"{'-' if self._negative else ''}{whole}{'.' if rest else ''}{rest}" \
               f"{f'E{self.adjusted() - shift:+d}' if self.adjusted() - shift else ''}"

    def __repr__(self):
        return f"Decimal('{self}')"

    def __format__(self, spec):
        if not spec:
            return str(self)
        import re
        found = re.fullmatch(r'(.?[<>=^])?([-+ ])?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?', spec)
        if found is None:
            raise ValueError('invalid format string')
        align, sign, zero, width, comma, precision, kind = found.groups()
        if kind == '%':
            number = self * 100
        else:
            number = self
        if precision is not None and kind in ('f', 'F', '%'):
            number = Decimal._make(number._negative, _round(
                number._number * 10 ** max(0, number._exponent + int(precision)),
                10 ** max(0, -number._exponent - int(precision)), _context.rounding,
                number._negative), -int(precision))
        elif precision is not None:
            number = number._finish()
        text = str(number.copy_abs())
        if kind in ('f', 'F', '%') or (comma and 'E' not in text):
            digits = str(number._number)
            places = max(0, -number._exponent)
            digits = (digits + '0' * max(0, number._exponent)).rjust(places + 1, '0')
            whole = digits[:len(digits) - places]
            if comma:
                whole = format(int(whole), comma)
            text = whole + ('.' + digits[len(digits) - places:] if places else '')
        if kind == '%':
            text += '%'
        lead = '-' if number._negative else sign if sign in ('+', ' ') else ''
        if not width:
            return lead + text
        if zero and not align:
            return lead + text.rjust(int(width) - len(lead), '0')
        align = align or '>'
        fill = align[0] if len(align) == 2 else ' '
        return format(lead + text, f'{fill}{align[-1]}{width}')

    def __int__(self):
        if self._kind:
            raise (ValueError('cannot convert NaN to integer') if self._kind == 'n'
                   else OverflowError('cannot convert Infinity to integer'))
        if self._exponent >= 0:
            return self._signed() * 10 ** self._exponent
        number = self._number // 10 ** -self._exponent
        return -number if self._negative else number

    __trunc__ = __int__

    def __floor__(self):
        return int(self.to_integral_value(ROUND_FLOOR))

    def __ceil__(self):
        return int(self.to_integral_value(ROUND_CEILING))

    def __float__(self):
        return float(str(self))

    def __round__(self, ndigits=None):
        if ndigits is None:
            return int(self.to_integral_value(ROUND_HALF_EVEN))
        return self.quantize(Decimal._make(False, 1, -ndigits), ROUND_HALF_EVEN)

    def __bool__(self):
        return bool(self._number or self._kind)

    def _order(self, other):
        if isinstance(other, float):
            other = Decimal._of_float(other)
        other = Decimal._other(other)
        if other is None:
            return None
        if self._kind == 'n' or other._kind == 'n':
            return float('nan')
        if self._kind or other._kind:
            def rank(value):
                return (-1 if value._negative else 1) if value._kind else 0
            return rank(self) - rank(other)
        exponent = min(self._exponent, other._exponent)
        return (self._signed() * 10 ** (self._exponent - exponent)
                - other._signed() * 10 ** (other._exponent - exponent))

    def __eq__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order == 0

    def __lt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order < 0

    def __le__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order <= 0

    def __gt__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order > 0

    def __ge__(self, other):
        order = self._order(other)
        return NotImplemented if order is None else order >= 0

    def __hash__(self):
        if self._kind:
            return hash(str(self))
        if self._exponent >= 0 or self == int(self):
            return hash(int(self))
        value = float(self)
        return hash(value) if Decimal._of_float(value) == self else hash(self.as_integer_ratio())

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass

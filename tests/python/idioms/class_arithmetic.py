"""Operators of one's own, reflected and in place."""


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __add__(self, other):
        if isinstance(other, Money):
            return Money(self.cents + other.cents)
        if isinstance(other, int):
            return Money(self.cents + other)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return Money(self.cents - other.cents)

    def __mul__(self, factor):
        return Money(self.cents * factor)

    def __rmul__(self, factor):
        return self * factor

    def __iadd__(self, other):
        self.cents += other
        return self

    def __neg__(self):
        return Money(-self.cents)

    def __abs__(self):
        return Money(abs(self.cents))

    def __bool__(self):
        return self.cents != 0

    def __int__(self):
        return self.cents

    def __index__(self):
        return self.cents

    def __float__(self):
        return self.cents / 100

    def __truediv__(self, other):
        return self.cents / other.cents

    def __floordiv__(self, other):
        return self.cents // other

    def __mod__(self, other):
        return self.cents % other

    def __pow__(self, other):
        return self.cents ** other

    def __divmod__(self, other):
        return self // other, self % other

    def __round__(self, digits=None):
        return ('rounded', digits)

    def __repr__(self):
        return f'${self.cents / 100:.2f}'


money = Money(1050)
print(money + Money(5), money + 1, 1 + money, sum([Money(1), Money(2)]), money - Money(50), money * 2, 3 * money)
other = money
money += 100
print(money, other is money, -money, abs(Money(-5)), bool(Money(0)), int(money), float(money), hex(money), [0, 1, 2][Money(1)])
print(money / Money(100), money // 7, money % 7, Money(2) ** 3, divmod(money, 7), round(money), round(money, 1))
for action in (lambda: money + 'x', lambda: 'x' + money, lambda: money - 1, lambda: money @ 2, lambda: money < 3,
               lambda: money & 1, lambda: ~money, lambda: +money, lambda: [] + money):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

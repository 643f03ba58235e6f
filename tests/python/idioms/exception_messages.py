"""Messages of the usual mistakes."""


def function(a, b, *, c=1):
    return a


class Thing:
    pass


actions = [
    lambda: function(), lambda: function(1), lambda: function(1, 2, 3), lambda: function(1, 2, d=3), lambda: function(1, a=1, b=2),
    lambda: function(b=2), lambda: Thing(1), lambda: Thing().x, lambda: Thing.x, lambda: None.x, lambda: None(), lambda: 5(),
    lambda: 'a'(), lambda: [][0], lambda: {}['k'], lambda: {}[(1, 2)], lambda: [1].index(2), lambda: 'abc'.index('z'), lambda: [].pop(),
    lambda: {}.pop('x'), lambda: {}.popitem(), lambda: set().pop(), lambda: {1}.remove(2), lambda: [1].remove(5), lambda: [].pop(3),
    lambda: 1 + 'a', lambda: 'a' + 1, lambda: 'a' * 'b', lambda: [1] + (2,), lambda: None + 1, lambda: -'a', lambda: 1 < 'a',
    lambda: None > None, lambda: {} < {}, lambda: 1 in 'a', lambda: 'a' in 5, lambda: len(None), lambda: iter(5), lambda: next([]),
    lambda: int('abc'), lambda: int(None), lambda: int([]), lambda: int('10', 99), lambda: float('abc'), lambda: chr(-1), lambda: ord('ab'),
    lambda: range(1.5), lambda: range(1, 2, 0), lambda: list(5), lambda: dict([1]), lambda: dict(['abc']), lambda: dict(5),
    lambda: tuple(None), lambda: set(1), lambda: max([]), lambda: min(()), lambda: sum(['a']), lambda: ''.join([1]), lambda: ','.join(5),
    lambda: abs('a'), lambda: round('a'), lambda: sorted(5), lambda: getattr(1, 'nope'), lambda: isinstance(1, 1), lambda: 'a'.nope,
    lambda: [].nope, lambda: (1).nope, lambda: (lambda: 1)(2), lambda: print(sep=5), lambda: zip(1), lambda: enumerate(5),
    lambda: 'a'.split(''), lambda: 'a'.encode('nope'), lambda: b'\xff'.decode(), lambda: 'é'.encode('ascii'), lambda: bytes([256]),
    lambda: bytes('a'), lambda: 'a'.replace('a'), lambda: [1, 2].__getitem__('x'), lambda: (1, 2)['x'], lambda: 5[0], lambda: None[0],
    lambda: type('X', (), {})().y, lambda: divmod(1, 0), lambda: 1 % 0, lambda: 0 ** -1, lambda: pow(2, -1, 4), lambda: super(),
]
for number, action in enumerate(actions):
    try:
        print(number, action())
    except Exception as error:
        print(number, type(error).__name__, error)

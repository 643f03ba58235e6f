"""int, float, str, bool, list, dict… of every kind of value, and what they say."""
VALUES = ['12', ' 3.5 ', 'x', '', None, True, 2.9, -0.0, [], [1], (1, 2), {'a': 1}, b'7', 10 ** 25, '1e3', '0x10', 'True', {3}]
for function in (int, float, str, bool, list, tuple, bytes):
    for value in VALUES:
        if function is bytes and isinstance(value, (int, float, type(None))):
            continue
        try:
            print(function.__name__, repr(value), '->', repr(function(value)))
        except (ValueError, TypeError) as error:
            print(function.__name__, repr(value), type(error).__name__, error)


class Number:
    def __int__(self):
        return 42

    def __float__(self):
        return 4.2

    def __index__(self):
        return 7

    def __str__(self):
        return 'number'

    def __bool__(self):
        return False

    def __len__(self):
        return 3

    def __iter__(self):
        return iter('abc')

    def __bytes__(self):
        return b'n'

    def __round__(self, n=None):
        return ('round', n)

    def __trunc__(self):
        return 4

    def __hash__(self):
        return 99


n = Number()
import math
print(int(n), float(n), str(n), bool(n), len(n), list(n), bytes(n), round(n), round(n, 2), math.trunc(n), hash(n), hex(n), [0] * n, 'abcdefgh'[n], range(n), set(n) == set('abc'), dict.fromkeys(n, 0), f'{n}', '%s %d' % (n, n), max(n), sorted(n, reverse=True), ''.join(n), *n)

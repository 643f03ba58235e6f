"""Slices read, assigned and deleted."""
numbers = list(range(10))
print(numbers[2:5], numbers[:3], numbers[-3:], numbers[::3], numbers[::-1], numbers[7:2:-2], numbers[100:], numbers[-100:2], numbers[5:2])
text = 'migration'
print(text[:3], text[-4:], text[::2], text[::-1], text[3:-3], text[20:], text[-1], repr(text[5:5]))
print((1, 2, 3)[1:], b'abc'[1:], b'abc'[0], range(10)[2:8:3], range(10)[::-1], list(range(10)[-3:]))
changed = numbers[:]
changed[2:5] = ['x']
print(changed)
changed[0:0] = [-2, -1]
changed[len(changed):] = [99]
print(changed)
changed[::4] = ['s'] * len(changed[::4])
print(changed)
del changed[1:3], changed[-1]
print(changed)
del changed[::2]
print(changed)
changed[:] = []
print(changed, numbers)
piece = slice(1, None, 2)
print(numbers[piece], piece, piece.start, piece.stop, piece.step, piece.indices(5), slice(3), slice(1, 2) == slice(1, 2))


class Show:
    def __getitem__(self, key):
        return key


print(Show()[1:2], Show()[:, 1], Show()[...], Show()[1:2, ::3], Show()[()], Show()['a', 'b'])
for action in (lambda: numbers[::0], lambda: numbers['a'], lambda: numbers[10], lambda: numbers[-11], lambda: 'abc'[5],
               lambda: (1,)[3], lambda: numbers[1.0], lambda: numbers.__setitem__(slice(0, 4, 2), [1]), lambda: b'a'[4],
               lambda: range(3)[3], lambda: numbers['a':], lambda: 'abc'['x'], lambda: (1,)[None], lambda: {}[1:2]):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

"""Slices of lists, texts, tuples, bytes and ranges: reading, assigning, deleting."""
items = list(range(10))
for s in ((None, None), (2, 5), (-3, None), (None, -7), (5, 2), (100, 200), (-100, 3), (None, None, 2), (1, None, 3), (None, None, -1), (8, 2, -2), (-1, -4, -1), (0, 0)):
    cut = slice(*s)
    print(s, items[cut], 'abcdefghij'[cut], tuple(items)[cut], bytes(items)[cut].hex(), list(range(10)[cut]), cut.indices(10))
copy = items[:]
copy[2:4] = ['a', 'b', 'c']
copy[0:0] = [-1]
copy[len(copy):] = ['end']
copy[-2:-1] = []
print(copy)
copy[::3] = 'wxyz'[:len(copy[::3])]
print(copy)
del copy[1::2]
print(copy)
copy[:] = range(3)
copy[1:2] = iter('pq')
print(copy, copy is not items)
del copy[:]
print(copy)
for action in (lambda: items.__setitem__(slice(0, 6, 2), [1]), lambda: items[::0], lambda: items['a'], lambda: items[1.0:2], lambda: 'abc'[5], lambda: items[10], lambda: (1,)[-2],
               lambda: range(3)[3], lambda: b'ab'[9], lambda: items.__setitem__(slice(0, 1), 5)):
    try:
        print(action())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
print(slice(1, 2), slice(None), slice(1, 10, 2).start, slice(3).stop, slice(1) == slice(None, 1), repr(slice('a', None, -1)))
print(range(10)[2:8:2], range(10)[::-1], range(0, 20, 5)[1:], list(range(5, 0, -2)), range(3) == range(0, 3, 1), len(range(1, 100, 7)), 15 in range(0, 20, 5))


class Grid:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print('set', key, value)

    def __delitem__(self, key):
        print('del', key)


grid = Grid()
print(grid[1, 2], grid[1:2], grid[1:2, ::3], grid[...], grid[-1], grid[()], grid[1,], grid['k':], grid[:, None])
grid[1:2] = 3
grid[0, 0] = grid[5]
del grid[::2]
grid['x'] = grid['a':'b':'c']
letters = list('hello world')
letters[letters.index(' '):] = []
letters[0], letters[-1] = letters[-1], letters[0]
print(''.join(letters), letters[-1:], letters[5:], letters[::-2])
matrix = [[r * 3 + c for c in range(3)] for r in range(3)]
print([row[1] for row in matrix], matrix[1][1:], [row[::-1] for row in matrix[::-1]], list(map(list, zip(*matrix))), sum(matrix, [])[::4])
first, *rest = items
*head, last = 'abc'
a, (b, *c), d = 1, (2, 3, 4), 5
print(first, rest[:2], head, last, a, b, c, d, items[-1:0:-3])
array = bytearray(b'abcdef')
array[1:3] = b'XYZ'
array[0] = 65
del array[-1]
print(array, array[::2], array.find(b'Z'), memoryview(b'abcdef')[1:4].tobytes())

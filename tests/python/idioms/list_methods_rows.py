"""List methods on columns and rows."""
columns = ['id', 'name']
columns.append('age')
columns.extend(['x', 'y'])
columns.insert(1, 'uuid')
columns.insert(-1, 'before last')
columns.insert(100, 'end')
print(columns, columns.index('age'), columns.index('x', 2), columns.count('id'), columns.pop(), columns.pop(0), columns.pop(-2))
columns.remove('x')
columns.reverse()
print(columns, columns.copy() == columns, columns + ['z'], columns * 2, ['a'] in [['a']], [1, 2] < [1, 3], [1] < [1, 0], [] == [], [1, [2]] == [1, [2]])
columns += ('t', 'u')
columns *= 1
columns[0], columns[-1] = columns[-1], columns[0]
columns.sort(key=len, reverse=True)
print(columns, sorted(columns), list(reversed(columns)), list(enumerate(columns, 1))[:2], len(columns), any(columns), all([]), sum([[1], [2]], []))
print(list(map(str.upper, columns)), list(filter(lambda c: 'u' in c, columns)), list(zip(columns, range(2))), max(columns, key=len), min([3, 1], default=0), max([], default=None))
columns.clear()
rows = [[0] * 2 for _ in range(2)]
rows[0][1] = 5
shared = [[0]] * 2
shared[0].append(1)
print(columns, rows, shared, [None] * 2, list('ab'), list(range(3)), list({'k': 1}), [*map(int, '12')], [1, 2, 3].__len__())

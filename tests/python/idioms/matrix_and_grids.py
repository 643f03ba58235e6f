"""Grids of numbers: transposed, rotated, multiplied, searched, printed."""
m = [[1, 2, 3], [4, 5, 6]]
n = [[7, 8], [9, 10], [11, 12]]
print([list(r) for r in zip(*m)], [list(r) for r in zip(*m[::-1])], [r[::-1] for r in m], [[sum(a * b for a, b in zip(row, col)) for col in zip(*n)] for row in m])
identity = [[int(i == j) for j in range(3)] for i in range(3)]
print(identity, sum(identity[i][i] for i in range(3)), [x for row in m for x in row], max(map(max, m)), [sum(c) for c in zip(*m)])
grid = ['#..#', '....', '.##.']
for y, row in enumerate(grid):
    print(''.join(str(sum(grid[b][a] == '#' for b in range(max(0, y - 1), min(3, y + 2)) for a in range(max(0, x - 1), min(4, x + 2)) if (a, b) != (x, y))) if cell == '.' else cell for x, cell in enumerate(row)))
wrong = [[0] * 2] * 2
wrong[0][0] = 1
right = [[0] * 2 for _ in range(2)]
right[0][0] = 1
print(wrong, right, wrong[0] is wrong[1])


def determinant(a):
    if len(a) == 1:
        return a[0][0]
    return sum((-1) ** j * a[0][j] * determinant([row[:j] + row[j + 1:] for row in a[1:]]) for j in range(len(a)))


print(determinant([[2, 0, 1], [1, 3, 2], [1, 1, 1]]), determinant(identity))
spiral, rows = [], [list(range(r * 4, r * 4 + 4)) for r in range(3)]
while rows:
    spiral += rows.pop(0)
    rows = [list(r) for r in zip(*rows)][::-1]
print(spiral)
triangle = [[1]]
for _ in range(5):
    last = triangle[-1]
    triangle.append([1, *(a + b for a, b in zip(last, last[1:])), 1])
print(*(' '.join(map(str, row)).center(15) for row in triangle), sep='\n')
sparse = {(0, 1): 5, (2, 2): 7}
print([[sparse.get((r, c), 0) for c in range(3)] for r in range(3)], min(sparse), sorted(sparse, key=sum))

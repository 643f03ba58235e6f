"""Longest common parts, edit distances, unified differences of lines."""
A, B = ['id', 'name', 'age', 'mail'], ['id', 'age', 'email', 'mail', 'note']


def lcs(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + 1 if x == y else max(table[i][j + 1], table[i + 1][j])
    i, j, out = len(a), len(b), []
    while i or j:
        if i and j and a[i - 1] == b[j - 1]:
            i, j = i - 1, j - 1
            out.append((' ', a[i]))
        elif j and (not i or table[i][j - 1] >= table[i - 1][j]):
            j -= 1
            out.append(('+', b[j]))
        else:
            i -= 1
            out.append(('-', a[i]))
    return out[::-1]


for mark, line in lcs(A, B):
    print(mark, line)
print(''.join(x for m, x in lcs('migrate', 'imitate') if m == ' '), lcs('', 'ab'), lcs([], []), sum(m != ' ' for m, _ in lcs(A, B)))


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


print([distance(a, b) for a, b in (('upgrade', 'upgade'), ('head', 'heads'), ('', 'abc'), ('same', 'same'), ('flaw', 'lawn'))])
commands = ['upgrade', 'downgrade', 'history', 'current']
for typed in ('upgrad', 'histroy', 'curent', 'xyz'):
    best = min(commands, key=lambda c: distance(typed, c))
    print(typed, best if distance(typed, best) <= 2 else None)

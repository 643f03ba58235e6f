for i in range(3): print(i, end=' ')
print()
for a, b in [(1, 2), (3, 4)]:
    print(a + b)
for i, (k, v) in enumerate({'a': 1, 'b': 2}.items()):
    print(i, k, v)
for a, *rest in [(1, 2, 3), (4,), 'xyz']:
    print(a, rest)
for x in []:
    print('never')
else:
    print('empty else')
for x in range(5):
    if x == 3:
        break
else:
    print('not reached')
for x in range(4):
    if x % 2:
        continue
    print(x)
else:
    print('all done')
for d in [{}, {'k': 0}]:
    for d['k'] in range(2):
        pass
    print(d)
for x in (1, 2), (3, 4): print(x)
for x in 1, 2, 3,: print(x)
print(x)
l = [1, 2, 3]
for x in l:
    if x < 3:
        l.append(x + 10)
print(l)
for key in {'b': 1, 'a': 2}: print(key)
for ch in 'héllo': print(ch, end='|')
print()
for row in zip([1, 2, 3], 'ab'): print(row)
for i in reversed(range(3)): print(i)
for i in range(10, 0, -3): print(i)
try:
    d = {1: 1}
    for k in d:
        d[k + 1] = 1
except RuntimeError as e:
    print(e)
try:
    for x in 5: pass
except TypeError as e:
    print(e)
try:
    for a, b in [(1, 2, 3)]: pass
except ValueError as e:
    print(e)
try:
    for a, b in [(1,)]: pass
except ValueError as e:
    print(e)

for i in range(10):
    if i == 3:
        continue
    if i == 6:
        break
    print(i, end=' ')
else:
    print('never')
print()
for i in []:
    pass
else:
    print('empty else')
n = 5
while n:
    n -= 1
    if n == 2:
        continue
    print(n)
else:
    print('while else')
def f(x):
    if x < 0: return 'neg'
    elif x == 0: return 'zero'
    else: return 'pos'
print(f(-1), f(0), f(1))
print('a' if 1 else 'b', 'a' if 0 else 'b')
if (k := len('abc')) > 2:
    print(k)
while (line := next(iter([]), None)) is not None:
    pass
print(1 < 2 < 3, 1 < 2 > 3, 1 == 1 != 2)
print(not 1, not [], 0 or 'x', 1 and 'y', None or 0 or '')
assert True, 'no'
try:
    assert 1 == 2, 'message'
except AssertionError as e:
    print('assert', e)
pass

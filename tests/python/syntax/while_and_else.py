"""while and for with else, break, continue, nested, in functions and try."""


def search(items, wanted):
    for index, item in enumerate(items):
        if item == wanted:
            result = index
            break
    else:
        result = -1
    return result


print(search('abc', 'b'), search('abc', 'z'), search([], 1))
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if steps > 200:
        print('too long')
        break
else:
    print('reached 1 after', steps)
while True:
    try:
        steps -= 50
        if steps < 0:
            break
        continue
    finally:
        print('finally', steps)
outer = []
for i in range(4):
    for j in range(4):
        if j == i:
            continue
        if j > 2:
            break
        outer.append((i, j))
    else:
        outer.append(('full', i))
        continue
    outer.append(('broke', i))
print(outer)
items = [1, 2, 3, 4, 5, 6]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
for item in items[:]:
    items.append(item * 10)
print(items)
for char in 'abc':
    pass
print(char)
for _ in ():
    never = 1
else:
    print('empty for goes to else')
while False:
    pass
else:
    print('while else')
x = 10
while x := x - 3:
    if x < 0:
        break
    print(x, end=' ')
print()


def early(limit):
    for i in range(100):
        for j in range(100):
            if i * j > limit:
                return i, j
    return None


print(early(50), early(10 ** 5))
total = 0
for i in range(10, 0, -3):
    total += i
print(total, list(range(5, -6, -5)), [i for i in reversed(range(3))], sum(i for i in range(0, 10, 2)))
primes = []
candidate = 2
while len(primes) < 10:
    for p in primes:
        if candidate % p == 0:
            break
    else:
        primes.append(candidate)
    candidate += 1
print(primes)

n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print(n)
else:
    print('done')
while True:
    n += 1
    if n > 4:
        break
else:
    print('never')
print(n)
i = 0
while i < 3:
    j = 0
    while True:
        j += 1
        if j > i:
            break
    print(i, j)
    i += 1
data = [1, 2, 3]
while (item := data.pop() if data else None) is not None:
    print(item)
batches, size, start = list(range(10)), 4, 0
while batch := batches[start:start + size]:
    print(batch)
    start += size

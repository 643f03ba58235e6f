"""Loops with else, break and continue."""
for table in ['a', 'b', 'c']:
    if table == 'b':
        print('found', table)
        break
else:
    print('not found')
for table in []:
    pass
else:
    print('empty loop runs else')
count = 0
while count < 5:
    count += 1
    if count == 2:
        continue
    if count == 4:
        break
    print(count)
else:
    print('never')
while count > 0:
    count -= 1
else:
    print('done', count)
for outer in range(3):
    for inner in range(3):
        if inner == outer:
            break
    else:
        print('no break', outer)
        continue
    print('broke', outer, inner)
for number in range(3):
    try:
        if number == 1:
            continue
        print('body', number)
    finally:
        print('finally', number)
items = [1, 2, 3, 4]
for item in items:
    if item % 2 == 0:
        items.remove(item)
print(items)
for item in list(items):
    items.append(item * 10)
print(items)
try:
    mapping = {'a': 1}
    for key in mapping:
        mapping[key + 'x'] = 1
except RuntimeError as error:
    print(error)
try:
    group = {1}
    for member in group:
        group.add(member + 1)
except RuntimeError as error:
    print(error)
index = 5
for index in range(index):
    pass
print(index)
for x, y in zip(range(3), 'ab'):
    print(x, y)
for pair in reversed(list(enumerate('xy', 1))):
    print(pair)

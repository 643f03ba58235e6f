"""del of names, items, slices, attributes, several at once."""
a, b, c = 1, 2, 3
del a, (b, c)
for name in 'abc':
    print(name in globals(), end=' ')
print()
items = list(range(10))
del items[0], items[-1]
del items[1:3], items[::3]
print(items)
data = {'a': 1, 'b': {'c': 2, 'd': [1, 2, 3]}}
del data['a'], data['b']['d'][1]
print(data)


class Box:
    level = 'class'

    def __init__(self):
        self.x = self.y = 1

    def __delitem__(self, key):
        print('delitem', key)


box = Box()
del box.x, box['k'], box[1:2]
print(vars(box))
for wrong in (lambda: delete_attribute(box, 'x'), lambda: delete_item({}, 'k'), lambda: delete_item([], 0), lambda: delete_item((1,), 0), lambda: delete_item('abc', 0), lambda: delete_attribute(box, 'level'), lambda: delete_attribute(5, 'real')):
    def delete_attribute(thing, name):
        delattr(thing, name)

    def delete_item(thing, key):
        del thing[key]
    try:
        print(wrong())
    except (AttributeError, KeyError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
del Box.level
print(hasattr(box, 'level'))
keep = [1, 2]
alias = keep
del keep
print(alias)


def local():
    x = 1
    del x
    try:
        return x
    except UnboundLocalError as error:
        return str(error)


print(local())
numbers = [1, 2, 3, 4]
for i in reversed(range(len(numbers))):
    if numbers[i] % 2:
        del numbers[i]
print(numbers)
d = {i: i for i in range(5)}
for key in [k for k in d if k % 2]:
    del d[key]
print(d, list(d))
d[1] = 'again'
print(list(d), d.popitem())

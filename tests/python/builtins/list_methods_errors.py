"""list and tuple methods: results and complaints."""
l = [3, 1, 2, 1]
print(l.append(5), l.extend('ab'), l.insert(1, 'i'), l.insert(-1, 'j'), l.insert(99, 'k'), l)
print(l.pop(), l.pop(0), l.pop(-2), l.remove('i'), l.count(1), l.index(1), l.index(1, 2), l.reverse(), l, l.copy() == l, l.clear(), l)
for wrong in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1].index(1, 1), lambda: [].append(), lambda: [1] + (2,), lambda: [1] * 'x', lambda: [1]['a'], lambda: [1][1.0], lambda: (1,).append(2), lambda: (1,) + [2], lambda: (1, 2)[5], lambda: [1, 2].extend(5), lambda: list(5), lambda: tuple(None), lambda: [].__getitem__(0)):
    try:
        print(wrong())
    except (IndexError, ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
print([1, 2] + [3], [0] * 3, 2 * [1, [2]], [1, 2] == [1, 2], [1] < [2], [] or 'empty', [1, [2, 3]][1][0], 2 in [1, 2], [1, 2].__contains__(3), len([[]]), list('ab'), list({'k': 1}), list(range(2)), [*'x', 1], [None] * 2)
t = (1, 'a', (2,))
print(t + (3,), t * 2, t[1:], t.index('a'), t.count(1), t[-1], len(t), tuple([1]), (), (1,), 1 in t, t == (1, 'a', (2,)), hash((1, 2)) == hash((1, 2)), sorted(((2, 'b'), (1, 'z'))), min((3, 1)), tuple('ab'))
a = [1, 2, 3]
b = a
b += [4]
c = a[:]
c.append(5)
print(a, b is a, c, a[::-1], a[5:], a[-2:], [x for x in a if x % 2], any(x > 3 for x in a), a.sort(reverse=True), a)
stack, queue = [], []
for n in range(3):
    stack.append(n)
    queue.insert(0, n)
print([stack.pop() for _ in range(3)], [queue.pop() for _ in range(3)], stack, queue)
nested = [[1, 2], [3, 4]]
flat = [x for row in nested for x in row]
copy = [row[:] for row in nested]
copy[0][0] = 99
print(flat, nested, copy, sum(nested, []), list(map(sum, nested)), [list(t) for t in zip(*nested)], max(nested), [len(x) for x in nested])

l = [3, 1, 2]
l.append(4); l.extend([5, 6]); l.insert(0, 9); l.insert(-1, 8); l.insert(100, 7)
print(l, l.pop(), l.pop(0), l.pop(-2), l, l.index(2), l.count(1))
l.remove(5); l.reverse(); print(l)
l.sort(); print(l); l.sort(reverse=True); print(l); l.sort(key=lambda v: v % 3); print(l)
c = l.copy(); c.clear(); print(l, c, l[:], l + [1], [0] * 3, [[0] * 2] * 2)
l[0] = 'x'; l[1:3] = ['a', 'b', 'c']; print(l)
l[::2] = [0] * len(l[::2]); print(l); del l[0]; del l[1:3]; print(l); l[1:1] = [7, 7]; print(l); l[:] = []; print(l)
l = list(range(10)); del l[::3]; print(l, l[2:-2], l[-3:], l[::-1], l[5:1:-2], l[100:], l[-100:2])
print([1, 2, 3][1], [1, 2, 3][-1], [1, [2, [3]]][1][1][0], 2 in [1, 2], [1] + [2], [1, 2] * 2, [] == [], [1] != [2], [1, 2] < [2])
print(sorted([3, 1, 2]), sorted('bca'), sorted([3, 1, 2], reverse=True), sorted(['b', 'A', 'c'], key=str.lower), sorted([(1, 'b'), (1, 'a'), (0, 'z')]), sorted({'b': 1, 'a': 2}))
for f in (lambda: [].pop(), lambda: [1].pop(5), lambda: [1].remove(2), lambda: [1].index(2), lambda: [1][1], lambda: [1]['a'], lambda: [1] + (2,), lambda: sorted([1, 'a']), lambda: [1].insert(), lambda: [1, 2].index(1, 1), lambda: [None, 1].sort()):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
l = [1, 2, 3, 4]
try:
    l[::2] = [1]
except ValueError as e:
    print(e)
a = [1]; a.append(a); print(a)
print(list('abc'), list({'x': 1}), list(range(3)), list((1, 2)), list(), [*'ab'], len([1, 2]), max([1, 5, 3]), min('cab'), sum([1, 2.5]))
print(list(reversed([1, 2, 3])), list(enumerate('ab', 1)), list(zip('ab', [1, 2], (True, False))), list(map(str, [1, 2])), list(filter(None, [0, 1, '', 'a'])), list(map(lambda a, b: a + b, [1, 2], [3, 4])))
words = ['banana', 'apple', 'fig']
words.sort(key=len); print(words)
words.sort(key=lambda w: (-len(w), w)); print(words)
stable = [('a', 2), ('b', 1), ('c', 2), ('d', 1)]
print(sorted(stable, key=lambda t: t[1]), sorted(stable, key=lambda t: t[1], reverse=True))
m = [[1, 2], [3, 4]]
print([list(r) for r in zip(*m)], [x for r in m for x in r])

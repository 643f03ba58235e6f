"""Long chains of subscripts, calls and attributes."""


class Node:
    def __init__(self, **kw):
        self.__dict__.update(kw)

    def __call__(self, *a):
        return self if not a else [self, *a]

    def __getitem__(self, key):
        return self.items[key]


n = Node(items=[1, {'k': Node(items=['deep'], f=lambda: (lambda: [7, 8]))}], name='root')
print(n[1]['k'][0][1:3], n()()()[0], n(1, 2)[1:], n[1]['k'].f()()[-1], n.items[1]['k'].items[0].upper().lower()[::-1], n(n)[0].name.join('ab'))
n[1]['k'].items.append(5)
n[1]['k'].items[0] += '!'
n.items[1]['new'], n.other = 1, n
print(n.other.other.items[1]['new'], n[1]['k'].items, (n, 1)[0].name, [n][0][0], {'a': n}['a'].name[0], (lambda: n)()(0)[1])
print('a,b'.split(',')[1].upper().encode()[0], [[1, 2], [3]][0][1], 'x'.join(['a', 'b'])[1], (1, 2)[::-1][0], {1: {2: {3: 'x'}}}[1][2][3], [f(2) for f in (abs, str)][1], ''.join(sorted('cab'))[0])
del n[1]['k'].items[0]
print(n[1]['k'].items, -n[0], not n[0], n[0] ** 2 ** 1, -n[0] ** 2, (-n[0]) ** 2, n[0] if n[0] > 5 else -n[0])

"""print with separators, ends, files, flush; repr and str of nested things."""
import sys

print()
print('a', 1, None, True, 1.5, [1, 'x'], ('t',), {'k': b'v'}, {1}, sep=' | ', end=' END\n')
print(*'abc', sep='')
print('no newline', end='')
print('', 'leading', sep='>')
print('x', file=sys.stdout, flush=True)
print('multi\nline', 'tab\t.', sep='\n')
sys.stdout.write('written\n')
print(sys.stdout.write(''), end='\n')
print([1, [2, (3,), {'a': [None]}]], [[], {}, (), set(), ''], ['it\'s', "say \"x\"", '\n', '\\'], [1.0, 1e100, -0.0, float('inf')], {'k': {'n': ()}}, (1,), (), [()])
for wrong in (lambda: print(sep=5), lambda: print(end=1), lambda: print(1, bad=2)):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Both:
    def __repr__(self):
        return 'R'

    def __str__(self):
        return 'S'


class OnlyRepr:
    def __repr__(self):
        return 'only'


class Bad:
    def __str__(self):
        return 5


print(Both(), [Both()], (Both(),), {'k': Both()}, f'{Both()} {Both()!r}', '%s %r' % (Both(), Both()), str(Both()), repr(Both()), OnlyRepr(), [OnlyRepr()], str(OnlyRepr()))
try:
    print(Bad())
except TypeError as error:
    print(error)
loop = [1]
loop.append(loop)
table = {'self': None}
table['self'] = table
print(loop, table, [loop][0] is loop)
print(print('inner'), print)

print('a,b,,c'.split(','), 'a b  c '.split(), ' a b '.split(' '), 'a,b,c'.split(',', 1), 'a b c'.split(None, 1), ''.split(), ''.split(','), 'abc'.split('bc'), 'a--b--c'.split('--'))
print('a,b,c'.rsplit(',', 1), ' a b c '.rsplit(None, 1), 'a b c'.rsplit(), 'abc'.rsplit('x'), 'à b à'.rsplit(None, 1), 'à é'.rsplit(), 'x à'.split(), 'aà'.rsplit(None, 1))
print('a\nb\r\nc\rd'.splitlines(), 'a\nb\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\x0bb\x0cc\x85d\u2028e'.splitlines())
print('k=v=w'.partition('='), 'k=v=w'.rpartition('='), 'kv'.partition('='), 'kv'.rpartition('='))
print(','.join(['a', 'b']), ''.join('abc'), '-'.join(str(i) for i in range(3)), ', '.join({'x': 1, 'y': 2}), ','.join([]), ','.join(('only',)))
for f in (lambda: ','.join([1]), lambda: ','.join(['a', None]), lambda: 'a'.split(''), lambda: ','.join(5), lambda: 'a'.partition(''), lambda: 'a'.split(5)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print('one two three'.split(maxsplit=1), 'a,b'.split(sep=','), '1 2 3'.split()[1], [w.strip() for w in 'a , b'.split(',')])

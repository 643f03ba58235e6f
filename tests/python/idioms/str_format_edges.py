"""str.format at its corners."""


class Row:
    name = 'alpha'
    parts = {'k': [1, 2, 3]}

    def __format__(self, spec):
        return f'<{spec}>'


print('{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a}{b}'.format(a=1, b=2), '{0.name} {0.parts[k][1]}'.format(Row()))
print('{:>5}|{:<5}|{:^5}|{:*^7}|{:=+6d}'.format('a', 'b', 'c', 'd', 5))
print('{:,} {:_} {:,.2f} {:08.3f} {:+.1e} {:%} {:.1%}'.format(1234567, 1234567, 9876.543, 3.14159, 12345.0, 0.5, 0.1234))
print('{:b} {:o} {:x} {:X} {:#b} {:#o} {:#x} {:c} {:n}'.format(5, 8, 255, 255, 5, 8, 255, 97, 10))
print('{!r} {!s} {!a} {!r:>6}'.format('é', 'é', 'é', 'x'), '{{}} {{{}}}'.format(1))
print('{:{}}|{:{w}.{p}f}|{:{fill}{align}{w}}'.format('a', 4, 3.14159, 'z', w=8, p=2, fill='-', align='^'))
print('{:abc} {}'.format(Row(), '{}'), '{:}'.format(None), '{0[0]}{0[1]}'.format('xy'), '{a[b]}'.format(a={'b': 3}))
print('{:_x} {:_b} {:010,d}'.format(0xdeadbeef, 0b101010101, 12345))
print('{:g} {:g} {:.3g} {:G}'.format(1e20, 1e-5, 1234.5, 1e-10), '{:.0f} {:.0f}'.format(0.5, 1.5))
print(format(True), format(True, 'd'), format(3, '.2f'), format('abc', '.2'), format(-0.0, ''), format(1.0, ''))
print('{:<10}|{:>10}|{:^10}'.format(True, 3, 2.5))
for text, arguments, keywords in [('{', (), {}), ('}', (), {}), ('{} {0}', (1,), {}), ('{0} {}', (1,), {}),
                                  ('{}', (), {}), ('{a}', (), {}), ('{:d}', ('x',), {}), ('{:s}', (1,), {}),
                                  ('{:d}', (1.5,), {}), ('{0.nope}', (1,), {}), ('{0[9]}', ([1],), {}),
                                  ('{:,x}', (1,), {}), ('{!z}', (1,), {}), ('{:.2d}', (1,), {}),
                                  ('{:=5}', ('a',), {}), ('{:y}', (1,), {}), ('{:y}', ('a',), {}), ('{:5}', (None,), {}),
                                  ('{:>5}', ([],), {}), ('{:c}', (-1,), {})]:
    try:
        print(repr(text.format(*arguments, **keywords)))
    except Exception as error:
        print(repr(text), type(error).__name__, error)
print('{a} {b}'.format_map({'a': 1, 'b': 2}))

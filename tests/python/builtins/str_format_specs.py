"""Format specs of text, integers and floats, through f-strings, format() and str.format."""
for spec in ('', '5', '<5', '>5', '^5', '*^7', '-<6', '.2', '6.2', 's', '>10s', '=^9s'):
    print(repr(spec), '|' + format('abc', spec) + '|')
for spec in ('', 'd', '5', '<5', '+', ' ', '05', '+06d', '=+8', 'x', '#x', 'X', '#010b', 'o', '#o', 'b', 'c', ',', '_', '_x', '012,', 'e', '.2f', '%',
             '*>+10,d', 'n', '_b', '^9', '0=7'):
    print(repr(spec), format(97, spec), format(-1234567, spec) if spec != 'c' else '', format(0, spec))
for spec in ('', '.0f', '.3f', '10.2f', '<10.1f|', '+.1e', 'e', 'E', 'g', '.3g', 'G', '%', '.1%', ',.2f', '_.1f', '010.3f', '#.0f', 'n', ' .2f', 'F', '.10'):
    print(repr(spec), *(format(v, spec) for v in (3.14159, -0.5, 1e10, 1234567.891, 1e-7, 0.0, -0.0)))
print(format(float('inf'), '6'), format(float('-inf'), '+.1f'), format(float('nan'), '08.2f'), f'{float("inf"):F}', f'{True:d} {True} {True:5} {False!r:>7}')
for value, spec in (('a', 'd'), (1, 's'), (1.5, 'd'), (1.0, 'x'), ('a', '+'), ('a', '='), (1, '.2'), (None, '5'), ([], '<3'), (1, 'q'), ('x', ',')):
    try:
        print(format(value, spec))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
width, precision, name = 10, 3, 'value'
print(f'{3.14159:{width}.{precision}f}|{name:>{width}}|{name!r:^{width + 4}}|{width:0{precision + 2}}|{"nested":{"*"}^{width}}')
print('{0:>{1}} {2:{3}{4}} {a[0]} {a[1][k]} {b.real}'.format('x', 4, 'y', '<', 3, a=['first', {'k': 'deep'}], b=5))
print('{} {} {}'.format(1, 'two', None), '{1}{0}{1}'.format('a', 'b'), '{{}} {{{}}}'.format('in'), '{:{}}'.format('v', '>3'), '{!s} {!r} {!a}'.format('é', 'é', 'é'))
for bad, args in (('{', ()), ('}', ()), ('{}', ()), ('{x}', ()), ('{0} {}', (1, 2)), ('{a.b}', ()), ('{0[k]}', ({},)), ('{!x}', (1,)), ('{:d}', ('a',)), ('{0.nope}', (1,))):
    try:
        print(bad.format(*args))
    except (ValueError, IndexError, KeyError, AttributeError) as error:
        print(bad, type(error).__name__, error)
print(f'{"a" if width > 5 else "b"} {[i for i in range(3)]} { {"k": 1}["k"] } {(lambda x: x * 2)(4)} {width=} {name!r=} {3 * 4 = } {width = :>5}')
print(f'{width:,}' f' {-width:+,}' rf'\n{width}' F"{'q'}" '{plain}', f'''{
    name
}''', f'{name[0].upper() + name[1:]}', f'{"%s" % 5}', f'{{{name}}}', f'{name!s:.3}')
print('{:%Y-%m-%d}'.format(__import__('datetime').date(2020, 1, 2)), f"{__import__('datetime').datetime(2020, 1, 2, 3, 4):%H:%M %d/%m/%y}", '%r' % (name,))
print('{:>8}{:<8}{:^8}|'.format(*'abc'), '{x}{x}'.format_map({'x': 1}), 'a{}'.__mod__(()) if False else '', sep='')

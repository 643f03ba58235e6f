print('{} {}'.format(1, 2), '{1} {0}'.format('a', 'b'), '{a} {b}'.format(a=1, b=2), '{0} {a}'.format(1, a=2))
print('{:5}|{:<5}|{:>5}|{:^5}|{:*^7}'.format(1, 2, 3, 4, 'x'), '{0:.2f} {0:e}'.format(3.14159))
print('{!r} {!s} {!a}'.format('a', 'b', 'é'), '{{}} {{{}}}'.format(1))
print('{0[0]} {0[1]} {1[k]} {1[n][0]}'.format([1, 2], {'k': 'v', 'n': [9]}), '{0.real} {0.imag}'.format(5))
print('{:{}}|{:>{w}}|{:.{p}f}'.format('a', 5, 'b', 3.14159, w=4, p=1))
print('{:,} {:_} {:x} {:#b} {:%} {:+d} {:c}'.format(1234567, 1234567, 255, 5, 0.5, 5, 65))
print('{}'.format([1]), '{}'.format(None), '{:>6}'.format(str(None)), '{0}{0}'.format('ab'))
print('{a.b} {c[x]}'.format(a=type('A', (), {'b': 1}), c={'x': 2}))
print('{}'.format_map({}) if False else '{x}'.format_map({'x': 1}))
for fmt, args, kw in (('{}', (), {}), ('{a}', (), {}), ('{0} {}', (1, 2), {}), ('{', (), {}), ('}', (), {}), ('{:d}', ('a',), {}), ('{5}', (1,), {}), ('{!x}', (1,), {}), ('{0.nope}', (1,), {}), ('{0[k]}', ({},), {})):
    try:
        print(fmt.format(*args, **kw))
    except (ValueError, KeyError, IndexError, AttributeError) as e:
        print(type(e).__name__, e)
print(format(5, '03d'), format('a', '>3'), format(1.5), format(2, ''), format(1234.5, ',.2f'))

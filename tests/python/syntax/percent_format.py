print('%s' % 'a', '%s %s' % ('a', 1), '%d%%' % 50, '%5d|%-5d|%05d|%+d|% d' % (1, 2, 3, 4, 5))
print('%x %X %o %#x %#o' % (255, 255, 8, 255, 8), '%c%c' % ('a', 98))
print('%f %.2f %8.3f %-8.1f| %e %E %g %G' % (1.5, 1.005, 3.14159, 2.5, 12345.6, 0.00012, 1e10, 1e-10))
print('%r %s %a' % ('é', 'é', 'é'), '%10s|%-10s|%.2s|%10.2s|' % ('abc', 'abc', 'abc', 'abc'))
print('%(a)s and %(b)d and %(a)r' % {'a': 'x', 'b': 2}, '%(n)05.1f' % {'n': 2.25})
print('%s' % [1, 2], '%s' % {'a': 1}, '%s' % (1,), '%s' % None, '%r' % (None,), '%s' % True)
print('%*d|%-*d|%.*f' % (5, 1, 5, 2, 2, 3.14159))
print('100%' + '%%' % (), '%i' % 3.99, '%u' % 7, '%d' % True, '%s' % 10 ** 3)
print('SELECT * FROM %s WHERE id = %d' % ('t', 5))
print(b'%s-%d' % (b'ab', 5), b'%x' % 255)
class S:
    def __str__(self): return 'S!'
    def __repr__(self): return 'R!'
    def __getitem__(self, k): return k.upper()
print('%s %r' % (S(), S()), '%(abc)s' % S())
for fmt, args in (('%d', 'a'), ('%s %s', 'a'), ('%s', ('a', 'b')), ('%z', 1), ('%(a)s', 1), ('%(a)s', {}), ('%', 1), ('%d', None), ('%c', 'ab'), ('%x', 1.5), ('%f', 'x'), ('no', 1), ('%s %(a)s', {'a': 1})):
    try:
        print(fmt % args)
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)

"""The % operator: flags, widths, stars, mappings, wrong types."""
print('%d %i %u %5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%c|%c' % (42, 42.9, 7, 3, 3, 3, 3, 3, 255, 255, 255, 8, 8, 'c', 100))
print('%f %.2f %8.3f|%-9.1f|%+.0f|%e|%.1E|%g|%G|%.3g|%#g' % (1.5, 2.675, 3.14159, 2.5, 2.5, 12345.678, 0.00012, 1e-5, 1e20, 1234.5, 1.0))
print('%s|%10s|%-10s|%.2s|%5.1s|%r|%a' % ('text', 'right', 'left', 'cut', 'xyz', 'q\'s', 'é'))
print('%(name)s is %(age)03d, %(name).2s%%, %(size)*.*f' % {'name': 'Ann', 'age': 7, 'size': 0} if False else '%(name)s is %(age)03d, %(name).2s%%' % {'name': 'Ann', 'age': 7, 'x': 1})
print('%*d|%-*d|%.*f|%*.*f' % (6, 42, 6, 42, 2, 3.14159, 8, 1, 2.25), '100%%' % (), '%s' % [1, 2], '%s %s' % (1, (2, 3)), '%s' % ((1, 2),))
print('%s' % None, '%r' % {'a': 1}, '%s' % {'a': 1}, '%d' % True, '%.3s' % 12345, '%5s' % None, '%x' % 2 ** 70, '%d' % 10 ** 25, '%i' % -5.99)
for text, value in (('%d', 'x'), ('%d', None), ('%d %d', (1,)), ('%d', (1, 2)), ('%s', (1, 2)), ('%(a)s', {}), ('%(a)s', (1,)), ('%', (1,)), ('%y', 1),
                    ('%c', 'ab'), ('%c', -1), ('%x', 1.5), ('%(a', {'a': 1}), ('no', 1), ('no', {}), ('no', ()), ('%f', 'a'), ('%s %s', 'ab'), ('%.s|', 'ab')):
    try:
        print(repr(text), text % value)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(repr(text), type(error).__name__, error)


class Shown:
    def __str__(self):
        return 'as text'

    def __repr__(self):
        return 'as repr'

    def __int__(self):
        return 7

    def __index__(self):
        return 8

    def __float__(self):
        return 1.25


print('%s %r %a %d %x %.1f %c' % (Shown(), Shown(), Shown(), Shown(), Shown(), Shown(), 'z'))
print(b'%s %d %x %a %5.1f|%-4s|' % (b'raw', 5, 255, 'é', 2.25, b'x'), b'%b%%' % b'k', b'%c' % 65)
table = [('id', 1, 2.5), ('name', 22, 0.125), ('long one', 333, 1000)]
for row in table:
    print('%-10s|%5d|%10.3f' % row)
line = '%s = %%s'
print(line % 'key', (line % 'key') % 'value', '%s, ' * 3 % (1, 2, 3), '%%d %d' % 1, 'a%sb%sc' % ('-', '+'))
text = 'SELECT * FROM %s WHERE %s'
text %= ('t', 'x = 1')
print(text)

"""str: searching, testing, trimming, replacing with all their arguments."""
s = 'The quick brown fox, the lazy dog'
print(s.find('the'), s.find('The'), s.find('z', 5), s.find('q', 0, 3), s.rfind('o'), s.index('fox'), s.rindex('the'), s.count('o'), s.count('o', 10, 20), s.count(''), ''.count(''), 'aaa'.count('aa'), s.find(''), s.find('', 99))
print(s.startswith('The'), s.startswith('quick', 4), s.startswith(('a', 'T')), s.endswith('dog'), s.endswith('do', 0, -1), s.endswith(()), 'x'.startswith(''), 'brown' in s, '' in '', 'T' not in s)
print('  a b '.strip(), repr('  a '.lstrip()), repr(' a  '.rstrip()), 'xxaxbxx'.strip('x'), 'abcba'.strip('ab'), 'www.a.com'.lstrip('w.'), '1.500'.rstrip('0'), '\t\n a\r'.strip(), 'xyx'.strip('xy') == '')
print('a-b-c'.replace('-', '+'), 'a-b-c'.replace('-', '', 1), 'aaa'.replace('aa', 'b'), 'abc'.replace('', '-'), 'abc'.replace('', '-', 2), 'x'.replace('y', 'z'), 'aXbX'.replace('X', 'long text'))
print('a b  c'.split(), 'a b  c'.split(' '), 'a,b,c'.split(',', 1), 'a,b,c'.rsplit(',', 1), ' a '.split(), ''.split(), ''.split(','), 'abc'.split('b'), 'a\tb\nc'.split(), 'a b c d'.split(None, 2), 'x--y'.split('--'), 'abc'.rsplit('x'))
print('a=b=c'.partition('='), 'a=b=c'.rpartition('='), 'abc'.partition('='), 'abc'.rpartition('='), 'one\ntwo\r\nthree'.splitlines(), 'one\n'.splitlines(True), ''.splitlines(), '\n'.splitlines(), 'a\n\nb'.splitlines())
print('abc'.ljust(5) + '|', 'abc'.rjust(5, '.'), 'abc'.center(6, '*'), 'abc'.center(7), '5'.zfill(3), '-5'.zfill(4), '+5'.zfill(4), 'abc'.ljust(2), 'ab\tc'.expandtabs(), 'ab\tc'.expandtabs(4), '\t'.expandtabs(2) + '|')
print('hello world'.title(), "they're bill's".title(), 'hello'.capitalize(), 'HELLO'.capitalize(), 'Hello'.swapcase(), 'Hello'.upper(), 'Hello'.lower(), 'ß'.casefold(), 'a1 b2c'.title(), 'x-y_z'.title())
for w in ('abc', 'ABC', 'Abc', 'aBC1', '123', '12a', '', ' ', '\t\n', 'a b', 'Ab Cd', '_x', '1x', 'if', 'A'):
    print(repr(w), w.isalpha(), w.isdigit(), w.isalnum(), w.isupper(), w.islower(), w.istitle(), w.isspace(), w.isidentifier(), w.isnumeric(), w.isprintable())
for wrong in (lambda: s.index('zebra'), lambda: s.split(''), lambda: 'a'.join([1]), lambda: 'a'.join(5), lambda: 'a' + 1, lambda: 'a' * 1.5, lambda: 'a'.startswith(1), lambda: 'ab'['x'], lambda: 1 in 'a', lambda: 'a'.ljust(3, 'xy'), lambda: 'a'.partition('')):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

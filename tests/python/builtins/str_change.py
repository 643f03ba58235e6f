print('Hello World'.upper(), 'Hello'.lower(), 'hello world'.title(), 'hELLO'.capitalize(), 'aBc'.swapcase(), 'ß'.upper(), 'ÀÉ'.lower(), "they're bill's".title(), 'ABC'.casefold(), 'Straße'.casefold())
print('  a b '.strip() + '|', '  a '.lstrip() + '|', '  a '.rstrip() + '|', 'xxaxx'.strip('x'), 'abcba'.strip('ab'), 'www.example.com'.lstrip('w.'), '\t\n a\r\n'.strip(), 'ñañ'.strip('ñ'))
print('a-b-c'.replace('-', '+'), 'a-b-c'.replace('-', '', 1), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'), 'abc'.replace('z', 'y'), 'ab'.replace('', 'x', 2))
print('prefix_name'.removeprefix('prefix_'), 'name_suffix'.removesuffix('_suffix'), 'x'.removeprefix('y'), 'abc'.removesuffix(''))
print('a'.center(5) + '|', 'a'.center(6, '*'), 'a'.ljust(4, '.') + '|', 'a'.rjust(4) + '|', '42'.zfill(5), '-42'.zfill(5), '+1'.zfill(4), 'abc'.zfill(2), 'ab'.center(5, 'x'), 'abc'.center(6, 'x'))
print('a\tb'.expandtabs(), 'a\tb'.expandtabs(4), 'ab\tc\n\td'.expandtabs(4))
print('hello'.translate({ord('l'): 'L', ord('o'): None}), 'abc'.translate(str.maketrans('ab', 'xy')), 'abc'.translate(str.maketrans('a', 'z', 'c')), 'abc'.translate(str.maketrans({'a': '1', 'b': None})))
print('abc' * 3, 3 * 'ab', 'a' * 0, 'a' * -1, 'a' + 'b')
print('é'.encode(), 'abc'.encode('ascii'), 'é'.encode('latin-1'), 'é'.encode('ascii', 'ignore'), 'é'.encode('ascii', 'replace'), 'é'.encode('ascii', 'xmlcharrefreplace'), 'é'.encode('ascii', 'backslashreplace'), 'aé'.encode('utf-16-le'))
try:
    'é'.encode('ascii')
except UnicodeEncodeError as e:
    print(e)
try:
    'x'.encode('nope')
except LookupError as e:
    print(e)
print(str(b'abc', 'utf-8'), str(b'a'), str(5), str(None), str([1, 'a']), str({'a': (1,)}), str(), str('x'), repr('x'))

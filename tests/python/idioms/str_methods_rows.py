"""Text methods on names and values."""
name = '  User_Account  '
print(repr(name.strip()), repr(name.lstrip()), repr(name.rstrip()), name.strip().lower(), name.strip().swapcase(), 'user account'.title(), 'uSER'.capitalize())
print('a,b,,c'.split(','), 'a b  c'.split(), 'a-b-c'.split('-', 1), 'a-b-c'.rsplit('-', 1), 'a\nb\r\nc'.splitlines(), 'k=v=w'.partition('='), 'k=v=w'.rpartition('='))
print('table'.startswith(('t', 'x')), 'table'.endswith('le', 2), 'abcabc'.find('c'), 'abcabc'.rfind('c'), 'abc'.find('z'), 'aXbX'.replace('X', '-', 1), 'banana'.count('an'))
print('x'.join(['a', 'b']), 'abc'.center(9, '*'), '7'.zfill(3), '-7'.zfill(4), 'a'.ljust(3) + '|', 'a'.rjust(3, '.'), 'a\tb'.expandtabs(4))
print('12'.isdigit(), 'a1'.isalnum(), 'ab'.isalpha(), ' '.isspace(), 'Ab'.istitle(), 'AB'.isupper(), 'ab_1'.isidentifier(), '½'.isnumeric(), '²'.isdecimal())
print('ix_users'.removeprefix('ix_'), 'users_id'.removesuffix('_id'), 'aab'.strip('a'), 'hello'.translate(str.maketrans('el', 'ip', 'o')), 'Straße'.casefold())
print('é'.encode(), b'\xc3\xa9'.decode(), 'é'.encode('latin-1'), 'aé'.encode('ascii', 'replace'), 'aé'.encode('ascii', 'ignore'), b'a\xff'.decode('utf-8', 'replace'))
print('a' 'b', 'ab' * 2, 'b' in 'abc', 'abc'[1:], min('hello'), sorted('bca'), list('ab'), ord('é'), chr(233), 'z' > 'a', 'a' < 'B')
print('It\'s "x"', repr('It\'s "x"'), repr("it's"), repr('\x00\t\u200b\U0001f600'), ascii('é\U0001f600'), r'\n', u'x')

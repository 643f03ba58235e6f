"""Literals: escapes, raw, triple quotes, joining, bytes, prefixes."""
print('a\tb\\n\'"\x41\u00e9\U0001F600\101\0end'.encode(), "it's", 'say "hi"', r'\n\t\'', R"C:\new", 'con' 'cat' "enated", b'\x00\xff\'', rb'\x41', Rb'\d', u'uni')
print('''triple
  "quoted" 'text'
end''', """a\
b""", repr('\r\n\t\x00\x7f\x80\xa0\u2028'), len('\\'), '\
continued', 'tab\there', sep='|')
print(repr("it's"), repr('say "x"'), repr('both \' "'), repr('\\'), repr('é\u0301'), ascii('é\U0001F600'), repr(b'\'"'), '\z' if False else 'z')
query = ('SELECT a, '
         'b '  # a comment between
         'FROM t')
print(query, f'{query!r:.12}', 'x' * 3 + 'y', 'a' in 'cat', 'A' 'b'.lower(), ('p' 'q') * 2)
lines = '''
    indented
      more
'''
print(lines.splitlines(), lines.strip().split('\n'), '\n'.join(l.strip() for l in lines.splitlines()))
print('%s' '%s' % (1, 2), f'{1}' '{2}' f'{3}', rf'\d{4}', f'{{}}', f'{"nested"}', f"{'a' 'b'}", f'''{"triple"}''', f'{chr(65)}\n'.strip(), fr'{5}\n')
value, width = 3.14159, 10
print(f'{value:{width}.2f}|{value!s:>{width}}|{value:.{2 + 1}}|{"x":^{width}}|{value=:.1f}|{ value = }|{value!r}')
print(f'{[1, 2][0]}{ {"k": "v"}["k"] }{(lambda: 5)()}{1 if value else 2}{value > 3 and "big"}{not value}{-value:.1f}{value ** 2:.2f}{1, 2}')

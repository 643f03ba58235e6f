print('a' "b" '''c''' """d""")
print('tab\there', 'nl\\n', r'raw\n', 'q\'q', "q\"q", '\x41', '\u00e9', '\U0001F600', '\101', '\0' == chr(0), '\a\b\f\v' == chr(7) + chr(8) + chr(12) + chr(11))
print("""multi
line
  indented""")
print('line \
continued')
print(u'unicode', R'\x', rb'\n', b'bytes\x00', Rb'\d', br"x")
s = ('implicit '
     'joined '
     f'{1 + 1} '
     r'\d')
print(s)
print('日本語', 'naïve', '😀'.upper(), len('日本語'), len('😀'))
print("it's", 'say "hi"', 'both \' and "')
print(repr("it's"), repr('say "hi"'), repr('both \' and "'), repr('\n\t\\\x00\x7f\xa0é\u200b😀\ud800'))
x = 'a', 'b'
print(x)
print('''it's "quoted"''', """ends with quote\"""")
print('%s' % 'x' 'y')
print(len('\
'), 'a\
b')

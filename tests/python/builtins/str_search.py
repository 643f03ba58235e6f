s = 'hello world hello'
print(s.find('o'), s.find('o', 5), s.find('zz'), s.rfind('hello'), s.index('w'), s.rindex('l'), s.count('l'), s.count('hello', 3), s.count(''), s.find('', 5), s.find('hello', 1, 16))
print(s.startswith('hell'), s.startswith(('x', 'h')), s.startswith('world', 6), s.endswith('lo'), s.endswith(('a', 'lo')), s.endswith('world', 0, 11), ''.startswith(''))
print('ell' in s, '' in s, s[1:4], s[-5:], s[::-1], s[::3], s[20:], s[3], s[-1])
for f in (lambda: s.index('zz'), lambda: s.rindex('zz'), lambda: s[99], lambda: s['a'], lambda: s.find(5), lambda: s.startswith(5), lambda: 5 in s):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
u = 'añbñc日本'
print(u.find('ñ'), u.rfind('ñ'), u.index('日'), u.count('ñ'), u[1], u[-1], u[1:4], u[::-1], len(u), u.find('c', 3, 5), u.partition('日'))

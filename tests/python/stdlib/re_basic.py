import re
print(re.match(r'(\w+) (\d+)', 'abc 123').groups(), re.search(r'\d+', 'ab12cd').group(), re.match('x', 'y'), re.fullmatch(r'\d+', '12'))
print(re.sub(r'\d', 'N', 'a1b2'), re.sub(r'(\w)(\d)', r'\2\1', 'a1b2'), re.sub(r'(?P<x>\w)', r'<\g<x>>', 'ab'), re.sub('a', lambda m: m.group().upper(), 'banana'), re.sub('a', 'x', 'aaa', count=2), re.subn('a', 'b', 'aa'))
print(re.findall(r'\d+', 'a1b22'), re.findall(r'(\w)(\d)', 'a1b2'), re.findall(r'(\w)\d', 'a1b2'), [m.span() for m in re.finditer(r'\w', 'a b')])
print(re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(,)', 'a,b'), re.split(',', 'a,b,c', maxsplit=1), re.escape('a.b*c'), re.compile(r'a(b)?').match('a').groups())
p = re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)', re.I)
m = p.search('on 2024-05 x'); print(m.group('year'), m['month'], m.groupdict(), m.start(), m.end(), m.span(1), m.group(1, 2), m.string, p.groupindex, p.pattern, p.groups, m.lastindex, m)
print(re.findall(r'^\w+', 'ab\ncd', re.M), re.search('A', 'a', re.I) is not None, re.search('a.b', 'a\nb', re.S) is not None, re.findall(r'''\d  # digit
''', '1 2', re.X), bool(re.match(r'\s*$', '   ')))
print(re.findall('', 'ab'), re.sub('', '-', 'ab'), re.sub('x*', '-', 'abxd'), re.findall(r'é+', 'aééb'), re.search('é', 'aé').span(), re.findall(r'\bfoo\b', 'foo food foo'))
for bad in ('(', '[', 'a**', '(?P<n'):
    try: re.compile(bad); print('ok')
    except re.error as e: print(type(e).__name__)
print(re.match(r'(a)|(b)', 'b').groups(), re.match(r'(a)|(b)', 'b').group(0), re.sub(r'\s+', ' ', ' a  b\n'), re.match(r'[^\W\d]+', 'abc1').group(), re.search(r'(?<=a)b', 'ab').group(), re.search(r'a(?!b)', 'abac').start())
print(p.sub('X', '2024-01 2023-02'), p.findall('2024-01 2023-02'), p.split('a2024-01b'), re.IGNORECASE == 2, re.M | re.S == 24, p == re.compile(r'(?P<year>\d{4})-(?P<month>\d\d)', re.I))
try: re.match('a', 5)
except TypeError as e: print(e)

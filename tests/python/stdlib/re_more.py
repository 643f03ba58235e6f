import re
print(re.match(r'(\w+) (\d+)', 'abc 123').groups(), re.search(r'\d+', 'a12b').group(), re.match('x', 'a'), re.fullmatch(r'\d+', '12a'), re.findall(r'\d+', 'a1b22'), re.findall(r'(\w)(\d)', 'a1b2'), re.split(r'[,;]\s*', 'a, b;c'), re.split(r'(-)', 'a-b'), re.sub(r'\d', '#', 'a1b2'), re.subn('a', 'b', 'aaa', 2))
m = re.search(r'(?P<y>\d{4})-(?P<m>\d\d)(-(\d\d))?', 'on 2024-05 x')
print(m.group(), m.group(1), m.group('y', 'm'), m.groupdict(), m.start(), m.end('m'), m.span(), m[2], m['y'], m.groups(), m.groups('dflt'), m.string, m.lastindex, m.pos, m.re.pattern, m.expand(r'\g<m>/\1'))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub(r'(?P<a>x)', r'<\g<a>>', 'axb'), re.sub(r'\d+', lambda m: str(int(m.group()) * 2), 'a5b10'), re.sub('a', r'\\n', 'a'), re.sub('', '-', 'abc'), re.sub(r'x*', '-', 'abxd'), re.sub('(a)|b', r'[\1]', 'ab'))
p = re.compile(r'^\s*(\w+)\s*=\s*(.*?)\s*$', re.M | re.I)
print(p.findall('a = 1\n B= 2 \n'), p.pattern, p.flags & re.I != 0, p.groups, [x.group(1) for x in p.finditer('k=v\nl=w')], p.sub('X', 'a=b'), bool(p.match('zz')))
print(re.escape('a.b*c?[x]'), re.findall('A', 'aA', re.IGNORECASE), re.findall('^.', 'a\nb', re.M), re.findall('a.b', 'a\nb', re.S), re.compile('''a # c
  b''', re.X).match('ab').group(), re.split(r'\s+', ' a  b '), re.split('x', 'axbxc', maxsplit=1), re.findall(r'(?i)abc', 'ABC'), re.findall(r'\bw', 'w ww w'), re.findall('é', 'é'), re.match('(a)?b', 'b').group(1))
print(re.findall(r'[^\W\d_]+', 'añb_1c'), re.search('b', 'aéb').start(), re.search(r'(?<=\$)\d+', '$5').group(), re.search(r'a(?!b)', 'abac').start(), re.sub(r'(?<!^)(?=[A-Z])', '_', 'CamelCaseName').lower(), re.findall(r'"(.*?)"', '"a" "b"'), re.match(r'(a(b)c)', 'abc').groups())
for bad in ('(', '[', '*a', '(?P<1>x)', 'a{2,1}', '\\'):
    try:
        re.compile(bad)
        print('compiled', bad)
    except re.error as e:
        print('error')
try:
    re.match('(a)', 'a').group(5)
except IndexError as e:
    print(e)
try:
    re.match('(a)', 'a').group('zz')
except IndexError as e:
    print(e)
print(re.match('a', 'ab'), re.compile('x'), re.compile('a', re.I), re.I, isinstance(re.compile('a'), re.Pattern), m.__class__.__name__)
print(re.sub(r'(.)\1', r'<\1>', 'aabbc'), re.sub('a', 'b', 'aaa', count=1), re.compile('a').search('bab', 2), re.compile('b').match('ab', 1).span(), re.fullmatch('a|ab', 'ab').group(), re.sub(r'\t', ' ', 'a\tb'), re.sub('x', '\n', 'x'), re.sub('x', r'\n', 'x'))

"""Regular expressions as data migrations use them."""
import re

print(re.match(r'(\w+)@(\w+)\.com', 'ann@example.com').groups(), re.search(r'\d+', 'ab12cd34').span(), re.findall(r'(\w)(\d)', 'a1 b2'), re.findall(r'\d', 'a1b2'), re.split(r'\s*[,;]\s*', 'a , b;c'), re.split(r'(-)', 'a-b-c', maxsplit=1))
print(re.sub(r'(\w+) (\w+)', r'\2 \1', 'hello world'), re.sub(r'(?P<n>\d+)', lambda m: str(int(m['n']) * 2), 'a1b22'), re.sub('a', 'b', 'aaa', count=2), re.subn(r'\s+', ' ', 'a  b   c'), re.sub(r'(a)(b)?', r'[\1\2]', 'ab a'), re.sub(r'x*', '-', 'abxd'))
m = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?', '2024-05 rest')
print(m.group(), m.group(1, 2), m['year'], m.groupdict(), m.groupdict('none'), m.start('month'), m.end(), m.span(2), m.lastindex, m.lastgroup, m.string, m.re.pattern[:5], m.pos, m.expand(r'\g<month>/\1'), m.group('day'), bool(m))
print(re.fullmatch(r'[a-z]+', 'abc1'), re.match('b', 'abc'), re.search('(?i)B', 'abc').group(), re.search('^b', 'a\nb', re.M).start(), re.search('a.b', 'a\nb', re.S) is not None, re.findall(r'''(?x) \d+  # digits
   \s* px''', '12 px 3px'), re.compile('x', re.I | re.M).flags & re.I == re.I)
for m in re.finditer(r'(?P<k>\w+)=(?P<v>"[^"]*"|\S+)', 'a=1 b="two words" c=x'):
    print(m.start(), m['k'], m['v'].strip('"'), m.groups())
print(re.escape('a.b*c[d]'), re.escape('a b-c_d'), re.findall(r'\bfoo\b', 'foo food foo'), re.findall(r'(?<=\$)\d+', '$5 6 $7'), re.findall(r'\w+(?=!)', 'hi! there you!'), re.findall(r'(?<!-)\b\d+', '-1 2 3'), re.findall(r'a(?!b)', 'ab ac a'))
print(re.findall(r'[^\W\d_]+', 'abc_12é'), re.findall(r'\w+', 'naïve café'), re.findall(r'\w+', 'naïve', re.A), re.findall('.', 'é🎉'), re.sub('é', 'e', 'été'), re.match(r'\s', '\u00a0') is not None, re.findall(r'[à-ü]', 'aéz'))
print(re.findall(r'<.+?>', '<a><b>'), re.findall(r'<.+>', '<a><b>'), re.findall(r'(a|b)+', 'abab c a'), re.findall(r'((a)(b)?)', 'ab a'), re.findall(r'a{2,3}', 'aaaaa a aa'), re.findall(r'a{2,3}?', 'aaaaa'), re.findall(r'', 'ab'), re.findall(r'$', 'ab\n'))
pattern = re.compile(r'(\d+)\s*(kb|mb)', re.IGNORECASE)
print(pattern, pattern.pattern, pattern.groups, pattern.groupindex, pattern.search('size 10 MB').groups(), pattern.sub(r'\1\2', '1 KB, 2 mb'), pattern.match('x 1kb', 2).group(), pattern.findall('1kb2MB'), pattern.fullmatch('5 kb').span(), pattern.split('a1kbz'), pattern.search('none'))
for bad in ('(', '[', '*', 'a**', '(?P<x>a)(?P<x>b)', '(?P<1>a)', r'\1', '(?z)', 'a{2,1}', '[z-a]', ')'):
    try:
        re.compile(bad)
        print(bad, 'fine')
    except re.error as error:
        print(bad, 'error')
for wrong in (lambda: re.match('a', 'a').group(1), lambda: re.match('a', 'a')['x'], lambda: re.sub('a', r'\2', 'a'), lambda: re.match('a', None), lambda: re.match('a', b'a')):
    try:
        print(wrong())
    except (IndexError, re.error, TypeError) as error:
        print(type(error).__name__)
TOKENS = re.compile(r"(?P<num>\d+(?:\.\d+)?)|(?P<name>[A-Za-z_]\w*)|(?P<str>'(?:[^']|'')*')|(?P<op>[-+*/=<>!]+|[(),])|(?P<skip>\s+)|(?P<bad>.)")
print([(m.lastgroup, m.group()) for m in TOKENS.finditer("SELECT a1, 'it''s' FROM t WHERE x >= 2.5 ;") if m.lastgroup != 'skip'])
camel = 'someHTTPRequestName2Go'
print(re.sub(r'(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])', '_', camel).lower(), re.sub(r'_([a-z])', lambda m: m.group(1).upper(), 'a_snake_name'), ' '.join(re.findall(r'[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+', camel)))
print(re.sub(r'\\', '/', r'a\b'), re.sub('x', r'\\', 'axb'), re.sub('x', '\\n', 'axb') == 'a\nb', re.sub('(x)', r'\g<1>0', 'x'), re.sub('b', r'\g<0>\g<0>', 'abc'), re.sub(r'(?m)^', '> ', 'a\nb'), re.purge() is None)

"""Regular expressions as migrations use them."""
import re

ddl = "CREATE TABLE users (id INTEGER, name VARCHAR(50) DEFAULT 'x', -- note\n  age INT)"
print(re.findall(r'(\w+)\s+(INTEGER|VARCHAR|INT)\b', ddl), re.search(r'TABLE\s+(?P<table>\w+)', ddl).group('table'))
print(re.sub(r'--.*$', '', ddl, flags=re.M), re.sub(r'\s+', ' ', ddl), re.split(r'[,()]\s*', 'a(b, c)d'))
print(re.sub(r'(\w+)@(\w+)', r'\2 at \1', 'bob@home al@work'), re.sub(r'(?P<n>\d+)', lambda m: str(int(m['n']) * 2), 'a1b22'))
print(re.sub('a', 'b', 'aaaa', count=2), re.subn('a', 'b', 'aaa'), re.sub(r'', '-', 'ab'), re.sub(r'x*', '-', 'abxd'))
match = re.match(r'(?P<year>\d{4})-(?P<month>\d\d)(?:-(\d\d))?', '2024-05 rest')
print(match.groups(), match.groups('00'), match.groupdict(), match.span(), match.start('month'), match.end(), match[0], match.group(1, 2))
print(match.re.pattern, match.string, match.lastindex, match.lastgroup, match.expand(r'\1/\2'), match, bool(match))
print(re.fullmatch(r'\d+', '12a'), re.match('b', 'abc'), re.search('b', 'abc'), re.search(r'\bfoo\b', 'a foo b').span())
print([m.group() for m in re.finditer(r'\d+', 'a1b22c333')], re.findall(r'a(b)?', 'aab'), re.findall(r'(a)(b)', 'abab'), re.split(r'(,)', 'a,b,c', 1))
pattern = re.compile(r'''
    ^\s*(\w+)   # name
    \s*=\s*(.*?)\s*$''', re.X | re.I | re.M)
print(pattern.findall('A = 1\n b=two words \nbad'), pattern.flags & re.I == re.I, pattern.groups, pattern.groupindex)
print(re.escape('a.b*c[d]-e f/g'), re.match(r'.*', 'a\nb').group(), re.match(r'.*', 'a\nb', re.S).group(), re.findall(r'^\w', 'a\nb', re.M))
print(re.findall(r'(?<=\$)\d+(?!\d|x)', '$10 $20x $5'), re.match(r'(a+)\1', 'aaaa').group(), re.findall(r'\w+', 'é ü_1'), re.findall(r'[^\W\d]+', 'ab1c'))
print(re.compile(r'(?i)SELECT').search('x select').group(), re.split(r';\s*', 'a; b;c;'), re.sub(r'\.', r'\\.', 'a.b'), re.sub('x', r'\g<0>\g<0>', 'axb'))
print(re.compile('a') == re.compile('a'), re.compile('ab').match('xab', 1).span(), re.compile('b').search('abab', 2).start(), repr(re.compile('a+', re.I)))
for bad in ['(', '[a', '*a', '(?P<1>a)', 'a**', r'\1', '(?P<n>a)(?P<n>b)', 'a{2,1}', ')', '[b-a]']:
    try:
        re.compile(bad)
        print('compiled', bad)
    except re.error as error:
        print('re.error', repr(bad))
try:
    match.group('none')
except IndexError as error:
    print(error)

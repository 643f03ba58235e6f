"""Slugs made of titles; unique, short, and none of the reserved words."""
import re
from collections import Counter, defaultdict

TITLES = ['Hello, World!', 'hello world', 'Ünïcödé & more', '   ', 'New', 'HELLO   WORLD', 'C++ vs. C#', '100% sure?', 'a' * 40,
          'a' * 41, 'Это тест', 'new']
RESERVED = frozenset({'new', 'edit', 'admin'})
LETTERS = {'ü': 'u', 'ï': 'i', 'ö': 'o', 'é': 'e', '&': ' and ', '+': ' plus ', '#': ' sharp '}


def slug(title, limit=24):
    text = ''.join(LETTERS.get(c, c) for c in title.lower())
    text = re.sub(r'[^a-z0-9]+', '-', text).strip('-')
    if len(text) > limit:
        text = text[:limit].rsplit('-', 1)[0]
    return text or 'untitled'


used = Counter()
result = []
for title in TITLES:
    base = slug(title)
    if base in RESERVED:
        base += '-page'
    used[base] += 1
    result.append(base if used[base] == 1 else f'{base}-{used[base]}')
for title, name in zip(TITLES, result):
    print(f'{title[:16]!r:<20} {name}')
assert len(set(result)) == len(result), 'not unique'
print(used.most_common(2), sum(used.values()), used['none'], [*used.elements()][:3])
groups = defaultdict(set)
for name in result:
    groups[name[0]].add(name)
print({key: sorted(value) for key, value in sorted(groups.items())})
other = Counter(result) - Counter(result[:6])
print(len(other), +Counter(a=1, b=-1), Counter('abca') & Counter('aab'), Counter('ab') | Counter('bb'), Counter('hello').total())
print(re.findall(r'[A-Z][a-z]*|\d+', 'CamelCaseName42X'), re.sub(r'(?<!^)(?=[A-Z])', '_', 'CamelCaseName').lower())
print(''.join(p.capitalize() for p in 'snake_case_name'.split('_')), re.fullmatch(r'[\w.]+', 'a.b_c') is not None)

"""Versions parsed, ordered and bumped."""
import re
from functools import total_ordering

PATTERN = re.compile(r'^v?(?P<major>\d+)(?:\.(?P<minor>\d+))?(?:\.(?P<patch>\d+))?(?:-(?P<pre>[\w.]+))?$')


@total_ordering
class Version:
    def __init__(self, text):
        match = PATTERN.match(text)
        if not match:
            raise ValueError(f'invalid version {text!r}')
        found = match.groupdict()
        self.pre = found.pop('pre')
        self.numbers = tuple(int(part or 0) for part in found.values())

    def key(self):
        return (self.numbers, self.pre is None, self.pre or '')

    def __eq__(self, other):
        return self.key() == other.key()

    def __lt__(self, other):
        return self.key() < other.key()

    def __repr__(self):
        return 'Version(%s%s)' % ('.'.join(map(str, self.numbers)), f'-{self.pre}' if self.pre else '')


versions = [Version(text) for text in ['1.10.0', '1.9', 'v2', '2.0.0-rc1', '1.9.0-beta.2', '0.0.1']]
print(sorted(versions))
print(max(versions), min(versions), Version('2') == Version('2.0.0'), Version('1') >= Version('1.0.1'))
for text in ['', '1.', 'a.b', '1.2.3.4']:
    try:
        Version(text)
    except ValueError as error:
        print(error)
server = 'PostgreSQL 13.4 (Debian 13.4-1.pgdg100+1) on x86_64'
print(tuple(int(x) for x in re.search(r'PostgreSQL (\d+)\.(\d+)', server).groups()))
print((9, 6) < (10,), (13, 4) >= (13,))

"""Versions as texts: parsed, compared, sorted, ranges checked, next ones made."""
import re
from functools import total_ordering


@total_ordering
class Version:
    PATTERN = re.compile(r'v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-.]?(a|b|rc)\.?(\d+))?$', re.I)

    def __init__(self, text):
        found = self.PATTERN.match(text.strip())
        if not found:
            raise ValueError(f'invalid version: {text!r}')
        major, minor, patch, pre, number = found.groups()
        self.release = tuple(int(p or 0) for p in (major, minor, patch))
        self.pre = (pre.lower(), int(number)) if pre else ('~', 0)
        self.text = text

    def __eq__(self, other):
        return (self.release, self.pre) == (other.release, other.pre)

    def __lt__(self, other):
        return (self.release, self.pre) < (other.release, other.pre)

    def __hash__(self):
        return hash((self.release, self.pre))

    def __repr__(self):
        tail = '' if self.pre[0] == '~' else '{}{}'.format(*self.pre)
        return '.'.join(map(str, self.release)) + tail

    def bump(self, part):
        at = ('major', 'minor', 'patch').index(part)
        return Version('.'.join(str(n + 1 if i == at else 0 if i > at else n) for i, n in enumerate(self.release)))


texts = ['1.10', '1.9', 'v1.9.0', '2.0.0rc1', '2.0', '2.0.0-b.3', '1', '10.0.1', '2.0a10', '2.0a9']
versions = [Version(t) for t in texts]
print(sorted(versions), len(set(versions)), max(versions), versions[1] == versions[2], versions[0] > versions[1])
for bad in ('', 'x', '1.2.3.4', '1..2'):
    try:
        Version(bad)
    except ValueError as error:
        print(error)
print([Version('1.2.3').bump(p) for p in ('major', 'minor', 'patch')])
OPERATORS = {'>=': '__ge__', '<=': '__le__', '>': '__gt__', '<': '__lt__', '==': '__eq__', '!=': '__ne__'}


def matches(version, spec):
    for clause in spec.split(','):
        operator, text = re.match(r'\s*([<>=!]=?)\s*(\S+)', clause).groups()
        if not getattr(Version(version), OPERATORS[operator])(Version(text)):
            return False
    return True


print([matches(v, s) for v, s in (('1.5', '>=1.0,<2'), ('2.0', '>=1.0, <2'), ('1.0', '!=1.0.0'), ('1.0', '== 1'))])
revisions = {'a1': None, 'b2': 'a1', 'c3': 'b2', 'd4': 'c3'}


def lineage(head):
    while head:
        yield head
        head = revisions[head]


print(list(lineage('d4')), [*lineage('d4')][::-1].index('b2'), 'a1' in lineage('c3'))

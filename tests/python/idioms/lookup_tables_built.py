"""Tables turned around, nested, joined, filled up; lookups with fallbacks."""
PEOPLE = [(1, 'ann', 'dev', 30), (2, 'bob', 'ops', None), (3, 'cid', 'dev', 25), (4, 'dee', None, 41)]
TEAMS = {'dev': 'Development', 'ops': 'Operations', 'qa': 'Quality'}
by_id = {p[0]: p for p in PEOPLE}
by_team = {}
for number, name, team, age in PEOPLE:
    by_team.setdefault(team or 'none', {})[name] = age
print(by_id[3][1], by_team, {TEAMS.get(t, '?'): sorted(m) for t, m in by_team.items()})
joined = [(name, TEAMS.get(team, 'no team')) for _, name, team, _ in PEOPLE]
empty = [title for key, title in TEAMS.items() if key not in by_team]
print(joined, empty, {**dict.fromkeys(TEAMS, 0), **{t: len(m) for t, m in by_team.items()}})
ages = [age for *_, age in PEOPLE if age is not None]
print(sum(ages) / len(ages), sorted(ages)[len(ages) // 2], max(ages) - min(ages), [name for _, name, _, age in PEOPLE if age is None], {True: [n for _, n, _, a in PEOPLE if (a or 0) > 28], False: [n for _, n, _, a in PEOPLE if (a or 0) <= 28]})
inverse = {}
for name, title in joined:
    inverse.setdefault(title, []).append(name)
print(inverse, {v: k for k, v in TEAMS.items()}['Operations'], len({len(v) for v in inverse.values()}), min(inverse, key=lambda t: (len(inverse[t]), t)))
tree = {}
for path in ('a/b/c', 'a/b/d', 'a/e', 'f'):
    node = tree
    for part in path.split('/'):
        node = node.setdefault(part, {})
print(tree, list(tree['a']), 'c' in tree['a']['b'])


def count(node):
    return 1 + sum(map(count, node.values())) if node else 1


print(count(tree), {k: count(v) for k, v in tree.items()}, sorted(tree, reverse=True))
default = {'level': 1, 'tags': ()}
print([{**default, **{k: v for k, v in row.items() if v is not None}} for row in ({}, {'level': None}, {'level': 2, 'tags': ('x',)})], default)

"""The columns that two tables share, in the order of the new one, as a copy statement."""
OLD = ['id', 'Name', 'legacy', 'created']
NEW = {'id': 'INTEGER', 'name': 'TEXT', 'created_at': 'TIMESTAMP', 'active': 'BOOLEAN'}
RENAMED = {'created': 'created_at'}
DEFAULTS = {'active': True, 'note': None}
source = {RENAMED.get(c.lower(), c.lower()): c for c in OLD}
shared = [c for c in NEW if c in source]
literal = {True: 'TRUE', False: 'FALSE', None: 'NULL'}
filled = {c: literal[DEFAULTS[c]] for c in NEW if c not in source and c in DEFAULTS}
print(f"INSERT INTO new ({', '.join([*shared, *filled])})\nSELECT {', '.join([source[c] for c in shared] + list(filled.values()))} FROM old")
print([c for c in OLD if RENAMED.get(c.lower(), c.lower()) not in NEW], set(NEW) - set(shared) - set(filled), len(shared) + len(filled) == len(NEW))
casts = [f'CAST({source[c]} AS {NEW[c]}) AS {c}' if NEW[c] != 'TEXT' else source[c] for c in shared]
print(',\n  '.join(casts), max(map(len, casts)), {kind: [c for c in NEW if NEW[c] == kind] for kind in sorted(set(NEW.values()))})

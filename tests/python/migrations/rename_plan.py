"""Constraint names of two conventions, and the plan that leads from one to the other."""
OLD = 'fk_{table}_{column}'
NEW = 'fk_%(table)s_%(column)s_%(target)s'
KEYS = [('user_address', 'user_id', 'user.id'), ('orders', 'customer_id', 'customer.id'),
        ('a_very_long_name_of_a_table_for_tests', 'another_rather_long_column_id', 'destination_table.id')]
LIMIT = 63


def short(name, limit=LIMIT):
    if len(name) <= limit:
        return name
    total = 0
    for char in name:
        total = (total * 31 + ord(char)) % 0xFFFF
    tail = f'_{total:04x}'
    return name[:limit - len(tail)] + tail


def plan(keys):
    for table, column, target in keys:
        other, _, _column = target.partition('.')
        values = {'table': table, 'column': column, 'target': other}
        old, new = OLD.format(**values), NEW % values
        yield table, short(old), short(new)


for table, old, new in plan(KEYS):
    print(f'ALTER TABLE {table} RENAME CONSTRAINT {old}\n{"TO":>14} {new} -- {len(new)}')
taken = set()
for name in ['ix_a', 'ix_b', 'ix_a', 'ix_a', 'IX_A']:
    candidate, number = name, 1
    while candidate.lower() in taken:
        number += 1
        candidate = f'{name}{number}'
    taken.add(candidate.lower())
    print(name, '->', candidate)
print(sorted(taken), [n.removeprefix('ix_') for n in sorted(taken)])
steps = [(t, o, n) for t, o, n in plan(KEYS) if o != n]
for step, (t, o, n) in enumerate(reversed(steps), start=1):
    print(step, t[:12].ljust(14, '.'), n[-8:], '<-', o[-8:])

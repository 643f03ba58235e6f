"""Indexes of tables named by their columns, doubles found, prefixes that others cover."""
from collections import defaultdict

INDEXES = [('ix_a', 'user', ('mail',), True), ('ix_b', 'user', ('mail', 'name'), False), ('ix_c', 'user', ('mail',), False), ('ix_d', 'log', ('at', 'level'), False), ('ix_e', 'log', ('at',), False), ('ix_f', 'log', ('level', 'at'), False)]


def name(table, columns, unique):
    return f"{'uq' if unique else 'ix'}_{table}_{'_'.join(columns)}"


by_table = defaultdict(list)
for old, table, columns, unique in INDEXES:
    by_table[table].append((columns, unique, old))
for table, rows in sorted(by_table.items()):
    seen = {}
    for columns, unique, old in sorted(rows, key=lambda r: (r[0], not r[1])):
        covered = next((o for c, u, o in rows if c[:len(columns)] == columns and len(c) > len(columns)), None)
        if columns in seen:
            print(f'DROP INDEX {old}; -- same as {seen[columns]}')
        elif covered and not unique:
            print(f'DROP INDEX {old}; -- covered by {covered}')
        else:
            seen[columns] = old
            print(f'ALTER INDEX {old} RENAME TO {name(table, columns, unique)};')
print({t: len(r) for t, r in by_table.items()}, [o for o, *_ in INDEXES if o > 'ix_c'], max(len(name(t, c, u)) for _, t, c, u in INDEXES))
wanted = {('user', ('mail',)), ('log', ('at',)), ('new', ('x', 'y'))}
have = {(t, c) for _, t, c, _ in INDEXES}
print(sorted(wanted - have), sorted(have & wanted), len(have ^ wanted), wanted <= have, {t for t, _ in wanted} - by_table.keys())

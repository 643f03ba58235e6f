"""Two descriptions of tables compared: what was added, dropped, changed, renamed."""
OLD = {'user': {'id': 'int', 'name': 'varchar(50)', 'age': 'int'}, 'log': {'id': 'int', 'text': 'text'}, 'tmp': {}}
NEW = {'user': {'id': 'bigint', 'name': 'varchar(80)', 'born': 'date'}, 'journal': {'id': 'int', 'text': 'text'}, 'mail': {'a': 'text'}}


def compare(old, new):
    for table in sorted(old.keys() - new.keys()):
        yield 'drop', table
    for table in sorted(new.keys() - old.keys()):
        yield 'add', table, tuple(new[table].items())
    for table in sorted(old.keys() & new.keys()):
        before, after = old[table], new[table]
        for column in after:
            if column not in before:
                yield 'add column', table, column, after[column]
            elif before[column] != after[column]:
                yield 'alter', table, column, before[column], after[column]
        yield from (('drop column', table, column) for column in before if column not in after)


changes = list(compare(OLD, NEW))
for kind, *rest in changes:
    print(f'{kind:<12}', *rest)
dropped = {name: OLD[name] for kind, name, *_ in changes if kind == 'drop'}
added = {name: dict(rest[0]) for kind, name, *rest in changes if kind == 'add'}
renamed = [(a, b) for a, x in dropped.items() for b, y in added.items() if x == y and x]
print('renamed', renamed)
for change in changes:
    match change:
        case ('drop' | 'add') as kind, name, *_ if any(name in pair for pair in renamed):
            print('part of a rename:', kind, name)
        case 'alter', table, column, str(before), after if before.split('(')[0] == after.split('(')[0]:
            print(f'{table}.{column}: only the length changes')
        case 'alter', table, *_:
            print(f'{table}: a new type')
        case ('add column', _, column, _) | ('drop column', _, column):
            print('column', column)
        case _:
            print('other', change[0])
print(OLD.keys() ^ NEW.keys() == {'log', 'tmp', 'journal', 'mail'}, OLD.items() & NEW.items() if False else None, OLD['tmp'] == {})
left, right = {'a': 1, 'b': 2}, {'b': 2, 'c': 3}
print(sorted(left.items() & right.items()), sorted(left.keys() | right), left.keys() - {'a'}, {**left, **right} == left | right)
left |= {'d': 4}
print(left, left.keys() >= {'a', 'd'}, left.keys().isdisjoint('xyz'), list(reversed(left)), next(iter(left.values())))

import itertools
import json
import textwrap
from datetime import datetime, timezone


def chunked(rows, size):
    iterator = iter(rows)
    while batch := list(itertools.islice(iterator, size)):
        yield batch


rows = [{'id': i, 'data': json.dumps({'n': i, 'tags': ['a'] * (i % 3)}), 'name': f'User {i}'} for i in range(1, 8)]
for number, batch in enumerate(chunked(rows, 3), start=1):
    params = [{'b_id': row['id'], 'slug': row['name'].lower().replace(' ', '-')} for row in batch]
    print(number, len(batch), params[0])
updated = 0
for row in rows:
    data = json.loads(row['data'])
    if not data.get('tags'):
        continue
    data['tags'] = sorted(set(data['tags']))
    data.setdefault('version', 2)
    row['data'] = json.dumps(data, sort_keys=True)
    updated += 1
print(updated, rows[0]['data'], rows[1]['data'])
sql = textwrap.dedent("""\
    UPDATE users
       SET name = '{name}'
     WHERE id = {id}
    """).format(name="O''Brien", id=5)
print(sql)
print(textwrap.indent(sql, '  ').rstrip())
seen, duplicates = set(), []
for row in [('a@x', 1), ('b@x', 2), ('a@x', 3)]:
    if row[0] in seen:
        duplicates.append(row)
    seen.add(row[0])
print(sorted(seen), duplicates)
by_owner = {}
for owner, item in (('x', 1), ('y', 2), ('x', 3)):
    by_owner.setdefault(owner, []).append(item)
print(by_owner, {k: max(v) for k, v in by_owner.items()})
when = datetime(2024, 5, 6, 7, 8, 9, tzinfo=timezone.utc)
print(when.isoformat(), when.strftime('%Y%m%d%H%M%S'), f'{when:%d.%m.%Y}', int(when.timestamp()))
columns = ['id', 'name', 'created']
print('INSERT INTO t (%s) VALUES (%s)' % (', '.join(columns), ', '.join(':' + c for c in columns)))
print("SELECT %(cols)s FROM %(table)s" % {'cols': ', '.join(f'"{c}"' for c in columns), 'table': 't'})
print(', '.join("'%s'" % value for value in ('a', 'b')), '(' + ','.join(map(str, [1, 2])) + ')')

"""A table of several kinds of things taken apart into one list for each kind."""
from collections import defaultdict, namedtuple

Item = namedtuple('Item', 'id kind title size parent')
ITEMS = [
    Item(1, 'folder', 'root', None, None), Item(2, 'file', 'a.txt', 120, 1), Item(3, 'link', 'b', None, 1),
    Item(4, 'folder', 'sub', None, 1), Item(5, 'file', 'c.bin', 2 ** 33, 4), Item(6, 'file', 'd', 0, 99),
    Item(7, 'Link', 'e', None, 4),
]
COLUMNS = {'folder': ('id', 'title', 'parent'), 'file': ('id', 'title', 'size', 'parent')}
tables = defaultdict(list)
known = {item.id for item in ITEMS}
for item in ITEMS:
    kind = item.kind.lower()
    columns = COLUMNS.get(kind, Item._fields)
    row = {name: getattr(item, name) for name in columns}
    if item.parent is not None and item.parent not in known:
        row['parent'] = None
        tables['orphans'].append(item.id)
    tables[kind].append(row)
for kind in sorted(tables):
    print(kind, len(tables[kind]))
    for row in tables[kind]:
        print('   ', row)
sizes = {i.id: i.size for i in ITEMS if i.size}
print(max(sizes, key=sizes.get), sum(sizes.values()), min(sizes.items(), key=lambda pair: pair[1]))
print(Item(*range(5)), Item._make('abcde')._replace(kind='z'), ITEMS[0]._asdict())
children = defaultdict(list)
for item in ITEMS:
    children[item.parent].append(item.title)


def show(key, depth=0):
    for item in ITEMS:
        if item.parent == key:
            print('  ' * depth + item.title + ('/' if item.kind == 'folder' else ''))
            show(item.id, depth + 1)


show(None)
print(dict(children))

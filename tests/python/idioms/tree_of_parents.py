"""Rows with parents: paths, depth, order, cycles."""
from collections import defaultdict, deque

rows = [(1, None, 'root'), (2, 1, 'a'), (3, 1, 'b'), (4, 2, 'c'), (5, 9, 'orphan')]
names = {row_id: name for row_id, _, name in rows}
parents = {row_id: parent for row_id, parent, _ in rows}
children = defaultdict(list)
for row_id, parent, _ in rows:
    children[parent].append(row_id)


def path(row_id, seen=()):
    if row_id is None:
        return ''
    if row_id in seen:
        raise RecursionError(f'cycle at {row_id}: {seen}')
    return path(parents.get(row_id), (*seen, row_id)) + '/' + names.get(row_id, '?')


def walk(row_id=None, depth=0):
    for child in children.get(row_id, ()):
        yield depth, child
        yield from walk(child, depth + 1)


print([path(row_id) for row_id in names], list(walk()))
queue, order = deque([1]), []
while queue:
    current = queue.popleft()
    order.append(current)
    queue.extend(children[current])
print(order, [row_id for row_id, parent in parents.items() if parent is not None and parent not in names])
parents[1] = 4
try:
    path(4)
except RecursionError as error:
    print(error)


def topological(graph):
    done, out = set(), []

    def visit(node):
        if node not in done:
            done.add(node)
            for other in sorted(graph.get(node, ())):
                visit(other)
            out.append(node)
    for node in sorted(graph):
        visit(node)
    return out


print(topological({'orders': {'users', 'items'}, 'users': set(), 'items': {'users'}}))

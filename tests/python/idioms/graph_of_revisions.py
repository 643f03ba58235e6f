"""Revisions as a graph: heads, bases, branches, merges, and the way between two."""
GRAPH = {'a': (), 'b': ('a',), 'c': ('b',), 'd': ('b',), 'e': ('c', 'd'), 'f': ('e',), 'x': (), 'y': ('x',)}
children = {r: tuple(sorted(c for c, downs in GRAPH.items() if r in downs)) for r in GRAPH}
print([r for r in GRAPH if not children[r]], [r for r, downs in GRAPH.items() if not downs], [r for r in GRAPH if len(children[r]) > 1], [r for r, downs in GRAPH.items() if len(downs) > 1])


def ancestors(revision, seen=None):
    seen = set() if seen is None else seen
    for down in GRAPH[revision]:
        if down not in seen:
            seen.add(down)
            ancestors(down, seen)
    return seen


print({r: ''.join(sorted(ancestors(r))) for r in GRAPH})


def way(target, applied=()):
    order, wanted = [], ancestors(target) | {target}

    def visit(revision):
        if revision in order or revision in applied:
            return
        for down in GRAPH[revision]:
            visit(down)
        order.append(revision)

    visit(target)
    return [r for r in order if r in wanted]


print(way('f'), way('f', {'a', 'b', 'c'}), way('y'), way('a', {'a'}), way('e')[::-1])


def common(a, b):
    both = (ancestors(a) | {a}) & (ancestors(b) | {b})
    return sorted(r for r in both if not any(r in ancestors(o) for o in both))


print(common('c', 'd'), common('f', 'd'), common('a', 'x'), common('e', 'e'))
depth = {}
for revision in way('f') + way('y'):
    depth[revision] = 1 + max((depth[d] for d in GRAPH[revision]), default=-1)
print(depth, max(depth, key=depth.get), ' -> '.join(sorted(depth, key=lambda r: (depth[r], r))))
for revision, downs in sorted(GRAPH.items(), key=lambda item: (depth[item[0]], item[0])):
    print('  ' * depth[revision] + revision, '<-', ', '.join(downs) or '<base>', '(head)' if not children[revision] else '')

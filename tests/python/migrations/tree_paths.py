"""A parent column turned into materialised paths and nested sets, loops found."""
NODES = {1: None, 2: 1, 3: 1, 4: 2, 5: 4, 6: 3, 7: None, 8: 9, 9: 8}


class Loop(Exception):
    def __init__(self, trail):
        super().__init__(' -> '.join(map(str, trail)))
        self.trail = tuple(trail)


def path_of(node, nodes=NODES):
    trail = []
    while node is not None:
        if node in trail:
            raise Loop(trail + [node])
        trail.append(node)
        node = nodes[node]
    return '/'.join(f'{n:02d}' for n in reversed(trail))


paths = {}
for node in NODES:
    try:
        paths[node] = path_of(node)
    except Loop as loop:
        print('loop', loop, len(loop.trail))
for node, path in sorted(paths.items(), key=lambda item: item[1]):
    print(path.ljust(12), path.count('/'), node)
children = {}
for node, parent in NODES.items():
    children.setdefault(parent, []).append(node)


def nested(parent=None, counter=None, out=None):
    counter = [0] if counter is None else counter
    out = {} if out is None else out
    for node in children.get(parent, ()):
        counter[0] += 1
        left = counter[0]
        nested(node, counter, out)
        counter[0] += 1
        out[node] = (left, counter[0])
    return out


sets = nested()
print(sets)
print([n for n, (low, high) in sets.items() if sets[1][0] < low and high < sets[1][1]])
depth = {None: -1}


def depth_of(node):
    if node not in depth:
        depth[node] = 1 + depth_of(NODES[node])
    return depth[node]


print({n: depth_of(n) for n in paths}, max(depth.values()))
order, seen = [], set()


def visit(node):
    if node in seen:
        return
    seen.add(node)
    for child in sorted(children.get(node, []), reverse=True):
        visit(child)
    order.append(node)


visit(1)
print(order, order[::-1], order.index(1))

"""Work lists: breadth first, topological order, priorities with a heap of one's own."""
from collections import deque

DEPENDS = {'app': {'db', 'cache'}, 'db': {'net'}, 'cache': {'net', 'log'}, 'log': set(), 'net': {'log'}, 'cron': {'app'}}


def order(graph):
    waiting = {name: set(needs) for name, needs in graph.items()}
    done = []
    while waiting:
        ready = sorted(name for name, needs in waiting.items() if not needs - set(done))
        if not ready:
            raise RuntimeError(f'cycle among {sorted(waiting)}')
        done += ready
        for name in ready:
            del waiting[name]
    return done


print(order(DEPENDS), order({}))
try:
    order({**DEPENDS, 'log': {'cron'}})
except RuntimeError as error:
    print(error)


def reach(start):
    seen, queue = {start: 0}, deque([start])
    while queue:
        name = queue.popleft()
        for need in sorted(DEPENDS[name]):
            if need not in seen:
                seen[need] = seen[name] + 1
                queue.append(need)
    return seen


print(reach('cron'), reach('log'))


class Heap:
    def __init__(self, items=()):
        self._items = []
        for item in items:
            self.push(item)

    def push(self, item):
        items, at = self._items, len(self._items)
        items.append(item)
        while at and items[at] < items[(at - 1) // 2]:
            parent = (at - 1) // 2
            items[at], items[parent], at = items[parent], items[at], parent

    def pop(self):
        items = self._items
        items[0], items[-1] = items[-1], items[0]
        least = items.pop()
        at = 0
        while (child := 2 * at + 1) < len(items):
            if child + 1 < len(items) and items[child + 1] < items[child]:
                child += 1
            if items[at] <= items[child]:
                break
            items[at], items[child] = items[child], items[at]
            at = child
        return least

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return len(self) > 0


heap = Heap([5, 3, 8, 1, 9, 2])
out = []
while heap:
    out.append(heap.pop())
print(out, len(heap))
tasks = Heap([(2, 'b'), (1, 'z'), (2, 'a'), (0, 'x')])
print([tasks.pop() for _ in range(len(tasks))])
EDGES = {'a': {'b': 4, 'c': 1}, 'b': {'d': 1}, 'c': {'b': 2, 'd': 7}, 'd': {}}


def shortest(start):
    best, heap, path = {}, Heap([(0, start, [start])]), {}
    while heap:
        cost, node, trail = heap.pop()
        if node in best:
            continue
        best[node], path[node] = cost, '>'.join(trail)
        for other, weight in EDGES[node].items():
            heap.push((cost + weight, other, trail + [other]))
    return best, path


print(*shortest('a'), sep='\n')

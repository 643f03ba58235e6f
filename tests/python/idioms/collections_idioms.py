"""The types of collections."""
from collections import ChainMap, Counter, OrderedDict, UserDict, defaultdict, deque

groups = defaultdict(list, {'z': [0]})
for key, value in [('a', 1), ('b', 2), ('a', 3)]:
    groups[key].append(value)
print(groups, dict(groups), groups.get('q'), 'q' in groups, groups.default_factory, groups['new'], len(groups))
tree = lambda: defaultdict(tree)
nested = tree()
nested['a']['b']['c'] = 1
print(nested['a']['b']['c'], list(nested['a']), defaultdict(int)['x'], defaultdict(lambda: 'd')['k'])
counter = Counter('mississippi')
print(counter, counter.most_common(2), counter['z'], sum(counter.values()), sorted(counter.elements())[:4], counter.total())
counter.update('miss')
counter.subtract({'s': 4})
print(counter, Counter(a=3, b=1) + Counter(a=1), Counter(a=3, b=1) - Counter(a=1, b=5), Counter(a=1) | Counter(a=2), Counter(a=1) & Counter(b=1), +Counter(a=-1))
queue = deque([1, 2, 3], maxlen=4)
queue.append(4)
queue.appendleft(0)
print(queue, queue.pop(), queue.popleft(), queue, queue.maxlen)
queue.rotate(1)
queue.extend([7, 8, 9])
queue.extendleft('ab')
print(queue, queue[0], len(queue), 8 in queue, list(reversed(queue)), queue.count('a'), queue.index('a'))
ordered = OrderedDict([('a', 1), ('b', 2), ('c', 3)])
ordered.move_to_end('a')
ordered.move_to_end('c', last=False)
print(ordered, ordered.popitem(last=False), list(ordered), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1) == {'a': 1})
chain = ChainMap({'a': 1}, {'a': 2, 'b': 3})
chain['c'] = 4
print(chain['a'], chain['b'], sorted(chain), chain.maps[0], chain.new_child({'a': 9})['a'], chain.parents['a'])


class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)


lower = Lower(A=1)
lower['B'] = 2
print(lower, lower.data, 'a' in lower, dict(lower))
for action in (lambda: deque().pop(), lambda: defaultdict(None)['x'], lambda: OrderedDict().popitem(), lambda: deque([1]).remove(2), lambda: deque().index(8), lambda: defaultdict(5),
               lambda: lower['zz']):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

"""Shallow and deep copies."""
import copy


class Node:
    def __init__(self, name, children=()):
        self.name, self.children = name, list(children)
        self.parent = None

    def __repr__(self):
        return f'Node({self.name}, {self.children})'


class Custom:
    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep'


original = {'a': [1, {'b': 2}], 't': ([],), 's': {1}}
shallow, deep = copy.copy(original), copy.deepcopy(original)
original['a'][1]['b'] = 3
original['t'][0].append(4)
original['new'] = 1
print(original, shallow, deep, sep='\n')
root = Node('r', [Node('c')])
root.children[0].parent = root
clone = copy.deepcopy(root)
clone.children[0].name = 'changed'
print(root, clone, clone.children[0].parent is clone, copy.copy(root).children is root.children)
loop = [1]
loop.append(loop)
twin = copy.deepcopy(loop)
print(twin[1] is twin, twin is loop, loop)
shared = []
pair = copy.deepcopy([shared, shared])
print(pair[0] is pair[1], pair[0] is shared)
print(copy.copy(Custom()), copy.deepcopy([Custom()]), copy.deepcopy(5), copy.copy('text'), copy.deepcopy((1, 2)), copy.copy([1][:]))
print(copy.copy({1, 2}) == {1, 2}, [1, [2]].copy(), {'a': []}.copy(), copy.deepcopy(frozenset([1])), copy.deepcopy(print) is print)

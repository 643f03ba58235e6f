"""Paths into nested data: read, set, remove, and a patch that can be undone."""
import copy
import json

doc = {'a': {'b': [1, 2, {'c': 3}]}, 'x': 'y'}


def walk(data, path, create=False):
    *head, last = path.strip('/').split('/')
    for part in head:
        if isinstance(data, list):
            data = data[int(part)]
        elif create:
            data = data.setdefault(part, {})
        else:
            data = data[part]
    return data, int(last) if isinstance(data, list) else last


def apply(doc, patch):
    doc, undo = copy.deepcopy(doc), []
    for op, path, *value in patch:
        target, key = walk(doc, path, op == 'add')
        if op == 'remove':
            undo.append(('add', path, target.pop(key)))
        elif isinstance(target, list) and op == 'add':
            target.insert(key, value[0])
            undo.append(('remove', path))
        else:
            undo.append(('replace', path, target[key]) if key in target or isinstance(target, list) else ('remove', path))
            target[key] = value[0]
    return doc, undo[::-1]


patch = [('replace', '/x', 'z'), ('add', '/n/m', [1]), ('remove', '/a/b/0'), ('replace', '/a/b/1/c', None), ('add', '/a/b/0', 'first')]
new, undo = apply(doc, patch)
print(json.dumps(new), undo, sep='\n')
old, _ = apply(new, undo)
print(old, old['a'] == doc['a'], doc)
for bad in ([('remove', '/none')], [('replace', '/a/b/9', 1)], [('remove', '/a/b/x')]):
    try:
        apply(doc, bad)
    except (KeyError, IndexError, ValueError) as error:
        print(type(error).__name__, error)


def paths(data, prefix=''):
    if isinstance(data, (dict, list)) and data:
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(value, f'{prefix}/{key}')
    else:
        yield prefix, data


print(dict(paths(doc)), [p for p, v in paths(new) if v is None], max(p.count('/') for p, _ in paths(doc)))

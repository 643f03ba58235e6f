"""Nested settings merged, flattened and read by path."""


def merge(base, other):
    result = dict(base)
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(result.get(key), dict):
            value = merge(result[key], value)
        result[key] = value
    return result


def flatten(tree, prefix=''):
    for key, value in tree.items():
        name = f'{prefix}.{key}' if prefix else str(key)
        if isinstance(value, dict) and value:
            yield from flatten(value, name)
        else:
            yield name, value


def read(tree, path, default=None):
    for part in path.split('.'):
        try:
            tree = tree[int(part)] if isinstance(tree, list) else tree[part]
        except (KeyError, IndexError, ValueError, TypeError):
            return default
    return tree


merged = merge({'db': {'url': 'x', 'pool': {'size': 5}}, 'tags': [1]}, {'db': {'pool': {'size': 9, 'pre': True}}, 'new': {}})
print(merged, dict(flatten(merged)))
print([read(merged, path) for path in ('db.pool.size', 'tags.0', 'tags.7', 'tags.x', 'db.url.z', 'none')], read(merged, 'q', 'd'))

"""A JSON column whose keys are renamed row by row."""
import json

rows = [
    (1, '{"color": "red", "size": 3, "tags": ["a", "b"]}'),
    (2, '{}'),
    (3, None),
    (4, '{"size": null, "nested": {"color": "blue"}}'),
    (5, 'not json'),
]
RENAMES = {'color': 'colour', 'size': 'amount'}


def rename(value):
    if isinstance(value, dict):
        return {RENAMES.get(key, key): rename(item) for key, item in value.items()}
    if isinstance(value, list):
        return [rename(item) for item in value]
    return value


for row_id, raw in rows:
    if raw is None:
        print(row_id, 'null')
        continue
    try:
        data = json.loads(raw)
    except json.JSONDecodeError as error:
        print(row_id, type(error).__name__, error, error.pos, error.lineno, error.colno)
        continue
    changed = rename(data)
    print(row_id, json.dumps(changed, sort_keys=True), changed == data)
    data.setdefault('version', 2)
    data.pop('size', None)
    print(json.dumps(data, indent=2))
print(json.dumps({'é': 'ü', 'n': 1.0, 't': True, 'x': None}))
print(json.dumps({'é': 'ü'}, ensure_ascii=False, separators=(',', ':')))

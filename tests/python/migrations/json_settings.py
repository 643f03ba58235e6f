"""Settings in JSON text: keys moved, types mended, defaults filled in; and back again."""
import json

DEFAULTS = {'theme': 'light', 'page_size': 25, 'mail': {'daily': False, 'weekly': True}, 'beta': []}
ROWS = {
    'ann': '{"theme": "dark", "pageSize": "50", "mail_daily": 1}',
    'bob': '{"beta": ["x", "x", "y"], "mail": {"weekly": false}}',
    'cid': '[]', 'dee': '', 'eve': '{"pageSize": "many"}', 'fay': '{"theme": null, "extra": {"k": [1, 2.5, -0.0]}}',
}


def deep(base, over):
    merged = dict(base)
    for key, value in over.items():
        if isinstance(value, dict) and isinstance(merged.get(key), dict):
            merged[key] = deep(merged[key], value)
        else:
            merged[key] = value
    return merged


def upgrade(text):
    data = json.loads(text or '{}')
    if not isinstance(data, dict):
        raise TypeError(f'expected an object, got {type(data).__name__}')
    if 'pageSize' in data:
        data['page_size'] = int(data.pop('pageSize'))
    for key in [k for k in data if k.startswith('mail_')]:
        data.setdefault('mail', {})[key[5:]] = bool(data.pop(key))
    data = deep(DEFAULTS, {k: v for k, v in data.items() if v is not None})
    data['beta'] = list(dict.fromkeys(data['beta']))
    return data


for name, text in ROWS.items():
    try:
        new = upgrade(text)
    except (TypeError, ValueError) as error:
        print(name, type(error).__name__, error)
        continue
    print(name, json.dumps(new, sort_keys=True))
    changed = {k: v for k, v in new.items() if DEFAULTS.get(k, ...) != v}
    print('  differs:', json.dumps(changed, separators=(',', ':')))
print(json.dumps(DEFAULTS, indent=1).count('\n'), json.loads('{"a":1,"a":2}'), json.loads(' [1 , 2e2 , "\\u00e9"] '))
for bad in ['{"a":}', "{'a': 1}", '[1,]', 'nul', '"\t"', '{"a": 1} x', '']:
    try:
        json.loads(bad)
    except json.JSONDecodeError as error:
        print(repr(bad), error.msg, error.pos)

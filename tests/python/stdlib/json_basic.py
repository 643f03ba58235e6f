import json
data = {'a': 1, 'b': [1, 2.5, None, True, False], 'c': {'d': 'x"y\n\té'}, 'e': 'emoji \U0001f600', '': {}, 'l': []}
print(json.dumps(data)); print(json.dumps(data, indent=2)); print(json.dumps(data, sort_keys=True, separators=(',', ':'))); print(json.dumps(data, ensure_ascii=False))
print(json.loads(json.dumps(data)) == data, json.loads('[1, 2.0, "x", null, true, {"a": [1e3, -5]}]'), json.loads(' "\\u00e9\\n\\ud83d\\ude00" '))
for bad in ('', '{', '[1,]', '{"a" 1}', '{"a":1,}', 'nul', '[1 2]', '"abc', "{'a': 1}", '1 2', '{"a": 1', '\n\n x'):
    try: print(json.loads(bad))
    except json.JSONDecodeError as e: print(type(e).__name__, e, e.pos, e.lineno, e.colno)
try: json.dumps({1, 2})
except TypeError as e: print(e)
class E(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set): return sorted(o)
        return super().default(o)
print(json.dumps({'s': {3, 1}}, cls=E), json.dumps({'x': object}, default=str), json.dumps({1: 'a', None: 'b', True: 'c', 1.5: 'd'}))
print(json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.dumps((1, 2)), json.dumps('x'), json.dumps(None), json.dumps(1e100), json.dumps(float('inf')))
print(json.dumps([[], {}, [[]]], indent=1), json.dumps([1, [2, [3]]], indent='\t'), json.loads(b'[1]'), json.loads('12345678901234567890'))
import io
f = io.StringIO(); json.dump({'a': 1}, f); print(f.getvalue(), json.load(io.StringIO('[1]')))
try: json.loads(None)
except TypeError as e: print(e)
a = []; a.append(a)
try: json.dumps(a)
except ValueError as e: print(e)

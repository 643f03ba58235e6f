import json
print(json.dumps({'a': 1, 'b': [1, 2.5, None, True, False], 'c': {'d': 'é"\n\\/'}}), json.dumps('x'), json.dumps(None), json.dumps([]), json.dumps({}), json.dumps(1e10), json.dumps(10 ** 20), json.dumps((1, 2)), json.dumps(float('inf')), json.dumps({1: 'a', None: 'b', True: 'c', 1.5: 'd'}))
print(json.dumps({'b': 1, 'a': [1, {'x': []}]}, indent=2), json.dumps({'b': 1, 'a': 2}, sort_keys=True), json.dumps([1, 2], separators=(',', ':')), json.dumps('é', ensure_ascii=False), json.dumps({'a': []}, indent=4), json.dumps([1, [2]], indent='\t'))
print(json.loads('{"a": [1, 2.5, null, true, false, "x\\u00e9\\n"], "b": {}}'), json.loads('"s"'), json.loads(' 5 '), json.loads('-1.5e3'), json.loads('[]'), json.loads(b'{"k": 1}'), json.loads('"\\ud83d\\ude00"'), json.loads('NaN'), json.loads('123456789012345678901234567890'))
for bad in ('', '{', '{"a" 1}', '[1,]', "{'a': 1}", 'nul', '{"a": 1} x', '"abc', '[1 2]', '{"a": }', '\t', '"\x01"', '01', '{"a": 1,}'):
    try:
        json.loads(bad)
    except json.JSONDecodeError as e:
        print(repr(bad), e, e.pos, e.lineno, e.colno)
    except ValueError as e:
        print('VE', e)
try:
    json.dumps({'a': {1, 2}})
except TypeError as e:
    print(e)
try:
    json.dumps({(1, 2): 1})
except TypeError as e:
    print(e)
print(json.dumps({(1, 2): 1, 'a': 2}, skipkeys=True), json.dumps({'d': {1}}, default=lambda o: sorted(o)), json.loads('{"a": 1}', object_hook=lambda d: ('hook', d)), json.loads('[1.5]', parse_float=str), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
import datetime
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, datetime.date): return o.isoformat()
        return super().default(o)
print(json.dumps({'d': datetime.date(2024, 1, 2)}, cls=Enc))
try:
    json.dumps(object(), cls=Enc)
except TypeError as e:
    print(e)
import io
f = io.StringIO(); json.dump({'a': 1}, f); print(f.getvalue(), json.load(io.StringIO('[1, 2]')))
print(json.loads(json.dumps({'nested': [{'a': None}, [[]], 'q"uote']})), json.dumps('\u2028\x7f\x00/<>'), json.dumps(True), json.dumps({'k': (1, [2])}))
l = []; l.append(l)
try:
    json.dumps(l)
except ValueError as e:
    print(e)

"""JSON written and read at its corners."""
import datetime
import decimal
import io
import json

print(json.dumps([1, 1.5, 'a"b\\\n\t/', None, True, False, {}, [], {'a': [1, {'b': 2}]}]))
print(json.dumps({1: 'a', None: 'b', True: 'c', 1.5: 'd'}), json.dumps((1, 2)), json.dumps('é\u2028\U0001f600\x01'))
print(json.dumps({'b': 1, 'a': 2}, sort_keys=True, indent=4), json.dumps([], indent=2), json.dumps({'a': []}, indent='\t'))
print(json.dumps([float('nan'), float('inf'), -0.0, 1e100, 10 ** 30]), json.dumps([1, 2], separators=(', ', ': '), indent=1))
print(json.loads('{"a": [1, 2.0, -3e2, "x\\u00e9\\ud83d\\ude00", null, true]}'), json.loads(' 5 '), json.loads('"s"'), json.loads(b'[1]'))
print(json.loads('{"a": 1, "a": 2}'), json.loads('[NaN, Infinity]'), json.loads('1.5', parse_float=decimal.Decimal))
print(json.loads('{"k": {"n": 1}}', object_hook=lambda d: tuple(d.items())), json.loads('[1, 2]', parse_int=str))
print(json.dumps({'d': datetime.date(2024, 1, 1), 's': {3}}, default=lambda o: sorted(o) if isinstance(o, set) else str(o)))
print(json.load(io.StringIO('{"x": []}')), json.dumps({(1, 2): 3, 'a': 1}, skipkeys=True))
sink = io.StringIO()
json.dump({'a': 1}, sink)
print(sink.getvalue())


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, datetime.timedelta):
            return o.total_seconds()
        return super().default(o)


print(json.dumps([datetime.timedelta(1)], cls=Encoder), Encoder().encode({'a': 1}))
for text in ['', '{', '[1,]', '{"a" 1}', '{a: 1}', "{'a': 1}", '[1 2]', 'nul', '"abc', '"\n"', '[1] x', '{"a":}', '01', '"\\x"']:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, isinstance(error, ValueError))
for value in [{1, 2}, {'a': object}, {(1,): 2}, b'x', datetime.date(2024, 1, 1)]:
    try:
        print(json.dumps(value))
    except TypeError as error:
        print(error)
try:
    json.loads(None)
except TypeError as error:
    print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
try:
    json.dumps(float('nan'), allow_nan=False)
except ValueError as error:
    print(error)

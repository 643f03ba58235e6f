"""json: dumps with every option, loads with hooks, round trips, what cannot be written."""
import datetime
import decimal
import enum
import json
import uuid

data = {'b': [1, 2.5, None, True], 'a': {'é': '\u20ac "q" \\ / \n\t\x01', 'n': -0.0, 'e': [], 'o': {}}, '1': 1e100}
print(json.dumps(data))
print(json.dumps(data, sort_keys=True, indent=2, ensure_ascii=False))
print(json.dumps(data, separators=(',', ':')), json.dumps([1, [2, [3]]], indent='--'), json.dumps({}, indent=4), json.dumps([], indent=4), json.dumps('x'), json.dumps(None), json.dumps(3), json.dumps('🎉'), json.dumps('\ud800'))
print(json.dumps({1: 'int', 2.5: 'float', True: 'bool', None: 'none'}), json.dumps((1, 2)), json.dumps({'k': (1,)}), json.dumps([float('inf'), float('-inf'), float('nan')]), json.dumps([0.1, 1e-7, 123456789.123, 1e16, 1.0, 10 ** 20]))
for wrong in (lambda: json.dumps(object), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps({1, 2}), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.dumps(b'x'), lambda: json.dumps(datetime.date(2020, 1, 1)), lambda: json.dumps(decimal.Decimal(1)), lambda: json.dumps({'a': object()})):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).split(' at 0x')[0])
print(json.dumps({(1, 2): 3, 'k': 1}, skipkeys=True))


def default(value):
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()
    if isinstance(value, decimal.Decimal):
        return float(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    raise TypeError(f'no {type(value).__name__}')


class Level(enum.IntEnum):
    LOW = 1


class Kind(str, enum.Enum):
    A = 'a'


print(json.dumps([datetime.date(2020, 1, 2), decimal.Decimal('1.5'), {3, 1}, uuid.UUID(int=5), Level.LOW, Kind.A], default=default))


class Encoder(json.JSONEncoder):
    def default(self, o):
        return {'__complex__': o.args} if isinstance(o, Exception) else super().default(o)


print(json.dumps({'e': ValueError('x', 1)}, cls=Encoder), Encoder(sort_keys=True).encode({'b': 1, 'a': KeyError('k')}))
text = '{"a": 1, "b": [1.5, -2e3, true, false, null, "\\u00e9\\n\\ud83c\\udf89"], "c": {"d": {}}, "a": 2}'
print(json.loads(text), json.loads(b'[1]'), json.loads(' "s" '), json.loads('1E5'), json.loads('-0'), json.loads('[NaN, Infinity, -Infinity]'), json.loads('123456789012345678901234567890'))
print(json.loads('{"x": 1.10, "y": 2}', parse_float=decimal.Decimal, parse_int=str), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d.items())), json.loads('{"a": 1, "a": 2}', object_pairs_hook=list))
for bad in ('', '{', '[1,]', '{"a" 1}', '{"a":1,}', "'x'", '01', '1.', '"\\x"', '"abc', 'tru', '[1 2]', '{1: 2}', 'nan', '"\\u12"', '[]]', '\ufeff1'):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as error:
        print(repr(bad), '|', error, '|', error.lineno, error.colno, error.pos, error.doc == bad, isinstance(error, ValueError))
try:
    json.loads(None)
except TypeError as error:
    print(error)
again = json.loads(json.dumps(data))
print(again == data, again is data, json.loads(json.dumps({1: {2: 3}})), json.dumps(json.loads('{"z":1,"y":{"x":[]}}'), sort_keys=True), list(json.loads('{"z":1,"y":2}')))

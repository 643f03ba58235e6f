"""Flags in texts and numbers become booleans, three-valued."""
TRUE, FALSE = {'y', 'yes', 't', 'true', 'on', '1'}, {'n', 'no', 'f', 'false', 'off', '0', ''}


def to_bool(value):
    match value:
        case None | bool():
            return value
        case int() | float():
            return bool(value)
        case str():
            word = value.strip().lower()
            if word in TRUE or word in FALSE:
                return word in TRUE
    raise ValueError(f'{value!r} is neither yes nor no')


for value in ('Y', 'no', ' TRUE ', 'off', '', None, 1, 0, 2.5, True, 'maybe', [], '1'):
    try:
        print(repr(value), to_bool(value))
    except ValueError as error:
        print(error)
rows = [{'active': 'Y', 'banned': 0}, {'active': None, 'banned': '1'}]
print([{k: to_bool(v) for k, v in row.items()} for row in rows], sum(to_bool(r['banned']) for r in rows))
print([x and y for x in (True, False, None) for y in (True, None)], [x or y for x in (False, None) for y in (None, False)], [not x for x in (None, 0, 'a')], True & False, True | False, True ^ True, {True: 'a', 1: 'b'}, sorted([True, False, True]), int(True) + True)

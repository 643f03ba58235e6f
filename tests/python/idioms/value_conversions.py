"""Texts of old columns made into values."""
def to_bool(value):
    if isinstance(value, str):
        value = value.strip().lower()
    if value in ('y', 'yes', 'true', '1', 1, True):
        return True
    if value in ('n', 'no', 'false', '0', 0, '', None):
        return False
    raise ValueError('not a truth value: {!r}'.format(value))


print([to_bool(value) for value in ('Yes', ' no ', 1, 0, None, True, 1.0)])
for bad in ('maybe', 2, [], 'é'):
    try:
        to_bool(bad)
    except ValueError as error:
        print(error)
print(int('  42 '), int('-0'), int('0x1f', 16), int('0b11', 0), int('1_000'), int(True), float('1e3'), bool('False'), bool(0.0), str(1.0), str(None), repr('x'))


def parse_size(text):
    units = {'k': 1 << 10, 'm': 1 << 20, 'g': 1 << 30}
    number, unit = (text[:-1], text[-1].lower()) if text[-1:].isalpha() else (text, '')
    return int(float(number) * units.get(unit, 1))


print([parse_size(text) for text in ('10', '1.5k', '2M', '3g')], bin(10), oct(8), hex(255), round(2.567, 1), divmod(17, 5), abs(-3), pow(2, 10))
print(list(map(int, '1,2,3'.split(','))), [int(x) if x.isdigit() else x for x in 'a 1 b 22'.split()], bytes([65]).decode(), list(b'ab'), bytearray(b'ab'), bytes(2), type(5).__name__, callable(len))

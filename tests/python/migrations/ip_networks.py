"""Addresses and masks in texts become numbers, and ranges of them."""


def number(text):
    parts = text.split('.')
    if len(parts) != 4 or not all(p.isdigit() and int(p) < 256 for p in parts):
        raise ValueError(f'{text!r} is no address')
    total = 0
    for part in parts:
        total = total << 8 | int(part)
    return total


def text(value):
    return '.'.join(str(value >> shift & 255) for shift in (24, 16, 8, 0))


def network(spec):
    address, _, bits = spec.partition('/')
    bits = int(bits or 32)
    mask = (1 << 32) - (1 << 32 - bits)
    low = number(address) & mask
    return low, low | ~mask & 0xffffffff


for spec in ('10.1.2.3/8', '192.168.1.77/26', '0.0.0.0/0', '255.255.255.255', '10.0.0.0/31'):
    low, high = network(spec)
    print(spec, text(low), text(high), high - low + 1, f'{low:032b}'.rstrip('0') or '0')
for bad in ('1.2.3', '1.2.3.256', 'a.b.c.d', '1.2.3.4/x', ''):
    try:
        network(bad)
    except ValueError as error:
        print(error)
rows = ['10.0.0.9', '10.0.0.10', '9.255.0.1']
print(sorted(rows), sorted(rows, key=number), [r for r in rows if network('10.0.0.8/29')[0] <= number(r) <= network('10.0.0.8/29')[1]])

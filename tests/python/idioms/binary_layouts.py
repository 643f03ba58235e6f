"""Bytes with lengths and flags: packed and unpacked by hand, checked by sums."""


def pack(items):
    out = bytearray(b'AL\x01')
    out += len(items).to_bytes(2, 'big')
    for key, value in items:
        raw = value.encode() if isinstance(value, str) else value
        flag = 1 if isinstance(value, str) else 0
        out.append(flag << 7 | len(key))
        out += key.encode('ascii') + len(raw).to_bytes(4, 'little') + raw
    out.append(sum(out) & 0xff)
    return bytes(out)


def unpack(data):
    if data[:3] != b'AL\x01':
        raise ValueError('not ours')
    if sum(data[:-1]) & 0xff != data[-1]:
        raise ValueError('broken')
    at, items = 5, []
    for _ in range(int.from_bytes(data[3:5], 'big')):
        flag, length = data[at] >> 7, data[at] & 0x7f
        key = data[at + 1:at + 1 + length].decode('ascii')
        at += 1 + length
        size = int.from_bytes(data[at:at + 4], 'little')
        raw = data[at + 4:at + 4 + size]
        at += 4 + size
        items.append((key, raw.decode() if flag else raw))
    return items


items = [('name', 'Zoë'), ('blob', b'\x00\xff'), ('empty', '')]
data = pack(items)
print(data, len(data), data.hex(' ', 4), unpack(data) == items, unpack(pack([])))
for wrong in (b'', b'XX\x01' + data[3:], data[:-1] + bytes([data[-1] ^ 1]), data.replace(b'name', b'nane')):
    try:
        unpack(wrong)
        print('accepted')
    except ValueError as error:
        print(error)
print(bytes(b ^ 0x20 for b in b'Hello'), bytes(reversed(b'abc')), b''.join(bytes([n]) * n for n in (1, 2, 3)), [f'{b:08b}' for b in b'\x05\xf0'], sum(b'abc'), max(b'abc'), b'a' < b'b', data[1:2] == b'L', data[1] == 76, data.find(b'\xff'), data.count(0), bytearray(b'abc')[::-1], list(b'\x01\x02'))

"""Integers beyond 64 bits."""
big = 2 ** 64
print(big, big + 1, big - 1, -big, big * big, big ** 3)
print(big // 3, big % 3, -big // 7, -big % 7, divmod(big, 1000), divmod(-big, 1000), big / 3)
print(1 << 100, (1 << 100) >> 98, -(1 << 70) >> 3, big & 0xff, big | 1, big ^ (big - 1), ~big)
print(hex(big), oct(big), bin(big)[:8], int('f' * 20, 16), int('-123456789012345678901234567890'), int('1' * 40))
print(big.bit_length(), (big - 1).bit_length(), (10 ** 30).bit_length(), (big - 1).bit_count())
print(2 ** 63 - 1, 2 ** 63, -2 ** 63, -2 ** 63 - 1, 9223372036854775807 + 1, -9223372036854775808 - 1)
print(9223372036854775807 * 2, 3037000500 * 3037000500, -9223372036854775808 * -1, -(-9223372036854775808))
print(-9223372036854775808 // -1, abs(-9223372036854775808), pow(3, 200, 10 ** 18), pow(7, -1, 31))
print(10 ** 25 == 10.0 ** 25, 2 ** 64 == float(2 ** 64), 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 400 > 1e308)
print(sum([2 ** 62] * 4), max(2 ** 65, 3), sorted([2 ** 65, -2 ** 65, 0, 2 ** 64]), hash(5), hash(2 ** 61 - 1))
print(int(1e25), float(10 ** 25), round(12345678901234567890, -5), f'{10 ** 21:,}', '%d' % 10 ** 3)
print((2 ** 70).to_bytes(10, 'big'), int.from_bytes(b'\x01' + b'\x00' * 9, 'big'), (-2).to_bytes(4, 'little', signed=True))
print(int.from_bytes(b'\xfe\xff', 'little', signed=True), (255).to_bytes(2, 'big').hex())
for action in (lambda: 10 ** 400 * 1.0, lambda: float(10 ** 400), lambda: big // 0, lambda: 1 << -1,
               lambda: (300).to_bytes(1, 'big'), lambda: (-1).to_bytes(1, 'big'), lambda: int('12x'), lambda: int(''),
               lambda: int('9', 8), lambda: int(float('nan')), lambda: int(float('inf')), lambda: 10 ** 400 / 3):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

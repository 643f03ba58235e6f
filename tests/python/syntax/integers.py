print(7 // 2, -7 // 2, 7 // -2, 7 % 3, -7 % 3, 7 % -3, divmod(-7, 3), divmod(7, -3), divmod(7.5, 2))
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 2 ** 100, pow(3, 200, 7), pow(2, -1, 5))
print(0x1F, 0o17, 0b101, 1_000_000, 0xdead_beef)
print(10 ** 30 + 1, -(10 ** 30), 10 ** 30 // 7, 10 ** 30 % 7, -10 ** 30 // 7, -10 ** 30 % 7, 10 ** 40 // 10 ** 20)
print((10 ** 30) * (10 ** 25), 2 ** 64 - 1, -2 ** 63, 2 ** 63, 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2)
print(1 << 70, (1 << 70) >> 68, -1 >> 3, -5 >> 1, ~5, ~(2 ** 70), 5 & 3, 5 | 3, 5 ^ 3, -1 & 2 ** 70, (2 ** 70) ^ (2 ** 71))
print(int('42'), int(' -7 '), int('ff', 16), int('0xff', 16), int('0b11', 0), int('1_0'), int(3.9), int(-3.9), int(True), int(), int('z', 36))
print(hex(255), oct(8), bin(5), hex(-255), bin(-5), hex(2 ** 70))
print((255).bit_length(), (5).bit_count(), (0).bit_length(), (10).conjugate(), (3).real, (3).imag, (3).numerator, (-3).denominator)
print((1024).to_bytes(2, 'big'), int.from_bytes(b'\x04\x00', 'big'), (-2).to_bytes(2, 'little', signed=True), int.from_bytes(b'\xfe\xff', 'little', signed=True))
print(abs(-5), abs(-2 ** 70), round(5), round(15, -1), round(25, -1), round(-15, -1), round(2 ** 70, -3))
print(str(2 ** 200), repr(-2 ** 65), f'{2 ** 70:,}', f'{2 ** 70:x}', '%d' % 2 ** 3)
print(5 .__add__(3), (5).__class__, int.__name__, isinstance(2 ** 70, int))
for code in ('1 // 0', '1 % 0', '1 / 0', 'divmod(1, 0)', '0 ** -1', "int('x')", "int('1.5')", "int(None)", "int([])", "int('', 10)", "int(float('nan'))", "int(float('inf'))", '1 << -1', "int('5', 1)", "pow(2, -1, 4)", '2 ** 70 // 0', '2.0 // 0', '2.0 % 0'):
    try:
        print({'1 // 0': lambda: 1 // 0, '1 % 0': lambda: 1 % 0, '1 / 0': lambda: 1 / 0, 'divmod(1, 0)': lambda: divmod(1, 0),
               '0 ** -1': lambda: 0 ** -1, "int('x')": lambda: int('x'), "int('1.5')": lambda: int('1.5'), 'int(None)': lambda: int(None),
               'int([])': lambda: int([]), "int('', 10)": lambda: int('', 10), "int(float('nan'))": lambda: int(float('nan')),
               "int(float('inf'))": lambda: int(float('inf')), '1 << -1': lambda: 1 << -1, "int('5', 1)": lambda: int('5', 1),
               'pow(2, -1, 4)': lambda: pow(2, -1, 4), '2 ** 70 // 0': lambda: 2 ** 70 // 0, '2.0 // 0': lambda: 2.0 // 0, '2.0 % 0': lambda: 2.0 % 0}[code]())
    except Exception as e:
        print(code, type(e).__name__, e)
print(hash(5), hash(5.0) == hash(5), hash(True))
print(10 ** 18 * 10 ** 18 == 10 ** 36, 10 ** 20 > 10 ** 19, -10 ** 20 < 1, 10 ** 20 == 10.0 ** 20, 3 == 3.0)
print(int('9' * 40), int('-' + '1' * 30), int(1e25), int(-1e20), 10 ** 25 / 10 ** 24, 1 / 3, 2 ** 200 / 3)
print(sum(range(101)), sum([0.1] * 3), sum([[1], [2]], []), sum((1, 2), 10))
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(-2), hash(10 ** 20) == hash(1e20), {10 ** 20: 'x'}[1e20], hash(0.5), hash(-1.0), hash(2.0 ** 100) == hash(2 ** 100), hash(10 ** 50), hash(-10 ** 50), hash(1e-300), hash(float('inf')), {1: 'a'}[1.0], {2 ** 63: 1}[float(2 ** 63)], hash(-2 ** 63), hash(123456.789))
class H:
    def __hash__(self): return 10 ** 30
print(hash(H()) == hash(10 ** 30))

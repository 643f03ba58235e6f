"""Bit masks in integer columns."""
READ, WRITE, ADMIN = (1 << bit for bit in range(3))
names = {READ: 'read', WRITE: 'write', ADMIN: 'admin'}


def describe(mask):
    return '|'.join(name for bit, name in names.items() if mask & bit) or 'none'


for mask in range(8):
    print(mask, format(mask, '03b'), describe(mask), describe(mask & ~WRITE), mask ^ ADMIN, ~mask, mask << 2, mask >> 1)
mask = 0
for bit in (READ, ADMIN):
    mask |= bit
mask &= ~READ
mask ^= 0xff
mask <<= 3
mask >>= 1
mask //= 3
mask **= 2
mask %= 1000
print(mask, -1 >> 5, -5 & 0xf, -5 | 3, 5 ^ -1, True | False, True & 2, True ^ True, ~True, 0xff & 0x0f, 1 | 2 ^ 3 & 4, bin(-5), (6).bit_length())

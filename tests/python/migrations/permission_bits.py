"""Permissions kept as bits, as names, and as rows of a link table."""
import enum


class Permission(enum.IntFlag):
    READ = 1
    WRITE = 2
    DELETE = 4
    ADMIN = 8
    EDITOR = READ | WRITE


LEGACY = {'r': Permission.READ, 'w': Permission.WRITE, 'd': Permission.DELETE, 'a': Permission.ADMIN}
USERS = [('ann', 'rw'), ('bob', ''), ('cid', 'rwda'), ('dee', 'x'), ('eve', 'ra')]


def parse(text):
    bits = Permission(0)
    for letter in text:
        bits |= LEGACY[letter]
    return bits


links = []
for name, text in USERS:
    try:
        bits = parse(text)
    except KeyError as error:
        print(name, 'unknown', error)
        continue
    names = [p.name for p in (Permission.READ, Permission.WRITE, Permission.DELETE, Permission.ADMIN) if p in bits]
    links += [(name, n) for n in names]
    print(name, int(bits), f'{bits:04b}', names, bool(bits & Permission.EDITOR), Permission.EDITOR in bits)
print(links)
print(Permission.EDITOR.value, int(Permission.READ ^ Permission.EDITOR), int(~Permission.READ & Permission.EDITOR))
print(Permission(5) == Permission.READ | Permission.DELETE, Permission['ADMIN'] > Permission.WRITE, Permission.READ == 1)
mask = 0
for bit in (0, 3, 5):
    mask |= 1 << bit
print(bin(mask), mask.bit_length(), bin(mask).count('1'), mask.bit_count(), [i for i in range(8) if mask >> i & 1])
print(f'{mask:#x} {mask:#o} {mask:08b} {mask & ~1:#b} {-mask:b} {~mask}')
roles = {}
for name, permission in links:
    roles.setdefault(permission, []).append(name)
for permission in sorted(roles, key=lambda p: Permission[p]):
    print(permission.lower().capitalize(), ', '.join(roles[permission]))

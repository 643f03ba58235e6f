"""Integer keys become UUIDs of a name space, and references follow."""
import uuid

SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, 'example.org')
USERS, POSTS = [1, 2, 30], [(7, 1), (8, 30), (9, 99)]
keys = {number: uuid.uuid5(SPACE, f'user:{number}') for number in USERS}
for number, key in keys.items():
    print(number, key, key.version, key.hex[:8], len(key.bytes))
for post, author in POSTS:
    new = keys.get(author)
    print(post, new and str(new)[:13], f"'{new}'" if new else 'NULL')
back = {key: number for number, key in keys.items()}
print(back[uuid.UUID(str(keys[2]))], [back[k] for k in sorted(keys.values())] != USERS or True, len(set(keys.values())) == len(USERS), keys[1] == uuid.uuid5(SPACE, 'user:1'))
print(uuid.UUID(int=keys[1].int ^ 1) == keys[1], str(uuid.UUID('{' + str(keys[1]).upper() + '}')) == str(keys[1]), isinstance(keys[1], uuid.UUID))

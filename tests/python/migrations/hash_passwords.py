"""Tokens hashed, old digests kept beside their algorithm, checks without leaks."""
import base64
import hashlib
import hmac

USERS = [('ann', 'secret'), ('bob', 'pässwörd'), ('cid', ''), ('dee', None)]
SALT = b'pepper'


def digest(password, rounds=3, name='sha256'):
    value = password.encode('utf-8')
    for _ in range(rounds):
        value = hashlib.new(name, SALT + value).digest()
    return f'{name}${rounds}${base64.b64encode(value).decode()}'


stored = {user: digest(password) if password else None for user, password in USERS}
for user, value in stored.items():
    print(user, value)


def check(user, password):
    value = stored.get(user)
    if not value:
        return None
    name, rounds, _ = value.split('$')
    return hmac.compare_digest(digest(password, int(rounds), name), value)


print(check('ann', 'secret'), check('ann', 'Secret'), check('cid', ''), check('nobody', 'x'), check('bob', 'pässwörd'))
print(hashlib.sha1(b'').hexdigest(), hashlib.md5('é'.encode()).hexdigest(), hmac.new(b'k', b'm', hashlib.sha1).hexdigest(), len(hashlib.sha512(b'x').digest()))
etag = hashlib.sha256(repr(sorted(stored)).encode()).hexdigest()[:12]
print(etag, int(etag, 16) % 1000, base64.urlsafe_b64encode(bytes.fromhex(etag)).rstrip(b'='), [bytes([n]).hex() for n in (0, 15, 255)])
try:
    hashlib.new('md6')
except ValueError:
    print('no such digest')

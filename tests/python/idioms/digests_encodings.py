"""hashlib, hmac, base64, binascii, secrets."""
import base64
import binascii
import hashlib
import hmac
import secrets

data = 'pässword'.encode('utf-8')
for name in ('md5', 'sha1', 'sha256', 'sha512'):
    digest = getattr(hashlib, name)(data)
    print(name, digest.hexdigest(), digest.digest_size, digest.name)
    print(hashlib.new(name, data).digest() == digest.digest())
parts = hashlib.sha256()
parts.update(b'a')
parts.update(b'bc')
print(parts.hexdigest() == hashlib.sha256(b'abc').hexdigest(), hashlib.sha256().hexdigest()[:16], parts.copy().hexdigest()[:8])
print(hmac.new(b'key', b'message', hashlib.sha256).hexdigest(), hmac.compare_digest('a', 'a'), hmac.new(b'k', b'm', 'sha1').hexdigest())
print(base64.b64encode(data), base64.b64decode('cMOkc3N3b3Jk'), base64.urlsafe_b64encode(b'\xfb\xff'), base64.urlsafe_b64decode('-_8='), base64.b64encode(b'').decode())
print(base64.b32encode(b'hello'), base64.b16encode(b'hi'), binascii.hexlify(b'\x01\xff'), binascii.unhexlify('01ff'), b'\x01\xff'.hex(), bytes.fromhex('01 ff'))
print(len(secrets.token_hex(8)), len(secrets.token_bytes(5)), secrets.choice([3]), isinstance(secrets.token_urlsafe(), str), secrets.randbelow(1), len(secrets.token_urlsafe(16)))
for action in (lambda: base64.b64decode('abc'), lambda: hashlib.sha256('text'), lambda: hashlib.new('nope'), lambda: binascii.unhexlify('0'), lambda: bytes.fromhex('zz')):
    try:
        print(action())
    except Exception as error:
        print(isinstance(error, (ValueError, TypeError)), type(error).__name__)
print(base64.b64encode(bytes(range(10))).decode().rstrip('='), hashlib.md5(b'x', usedforsecurity=False).hexdigest())

"""fnmatch on names; hmac digests; binascii; importlib by name."""
import binascii
import fnmatch
import hashlib
import hmac

for name, pattern in (('a.py', '*.py'), ('a.py', '?.py'), ('ab.py', '?.py'), ('x1', 'x[0-9]'), ('xa', 'x[!0-9]'), ('a/b', 'a*'), ('A', 'a'), ('.hidden', '*'), ('a.b', 'a.b'), ('', '*'), ('[', '[[]')):
    print(name, pattern, fnmatch.fnmatchcase(name, pattern))
print(fnmatch.filter(['a.py', 'b.txt', 'c.py'], '*.py'))
for algorithm in ('md5', 'sha1', 'sha256'):
    made = hmac.new(b'key', b'text', algorithm)
    again = hmac.new(b'key', digestmod=algorithm)
    again.update(b'te')
    again.update(b'xt')
    print(algorithm, made.hexdigest()[:16], again.digest() == made.digest(), hmac.compare_digest(made.hexdigest(), again.hexdigest()), made.digest_size)
print(hmac.compare_digest(b'a', b'b'), hashlib.sha256(b'a').hexdigest() == hashlib.new('sha256', b'a').hexdigest(), binascii.hexlify(b'az'), binascii.unhexlify(b'617a'), binascii.crc32(b'abc'), binascii.b2a_base64(b'hi'), binascii.a2b_base64('aGk='))
try:
    binascii.unhexlify('abc')
except binascii.Error as error:
    print(error)

"""bytes and bytearray: making, methods, hex, numbers, joining, comparing."""
import base64
import binascii
import hashlib
import hmac

print(bytes(3), bytes([65, 66]), bytes('é', 'utf-8'), bytes(b'x'), bytes(range(3)), b'\x00\x7f\x80\xff\n\t\\\'"', b'a' b'b', rb'\n', bytes.fromhex('00 ff 1a'))
raw = b'Hello, World'
print(raw[0], raw[-5:], raw.hex(), raw.hex(' '), raw.hex(':', 2), raw.upper(), raw.lower(), raw.title(), raw.find(b'World'), raw.count(b'l'), raw.index(111), b'l' in raw, 72 in raw)
print(raw.split(b', '), raw.replace(b'l', b'L', 2), raw.startswith(b'He'), raw.endswith((b'x', b'ld')), raw.partition(b','), b' x '.strip(), b'-'.join([b'a', b'b']), raw.center(16, b'*'))
print(raw.isalpha(), b'12'.isdigit(), b'a1'.isalnum(), b' '.isspace(), b'abc'.islower(), raw.swapcase(), raw.rfind(b'o'), raw.translate(bytes.maketrans(b'lo', b'01')), raw.removeprefix(b'He'))
print(int.from_bytes(b'\x01\x00', 'big'), int.from_bytes(b'\x01\x00', 'little'), int.from_bytes(b'\xff', 'big', signed=True), (1024).to_bytes(4, 'big'), (-2).to_bytes(2, 'little', signed=True), (2 ** 64).to_bytes(9, 'big').hex())
array = bytearray(b'abc')
array.append(100)
array.extend(b'ef')
array += b'g'
array[0] = 0x41
array.insert(1, 0x2d)
array.reverse()
print(array, len(array), array.pop(), array.decode(), bytes(array), array == b'gfedcb-', bytearray(2), array.copy() is not array)
for wrong in (lambda: b'a' + 'b', lambda: bytes([256]), lambda: bytes('x'), lambda: b'x'.index(b'y'), lambda: bytes.fromhex('zz'), lambda: (256).to_bytes(1, 'big'), lambda: b'a'.join(['x']), lambda: 'a' in b'a',
              lambda: (-1).to_bytes(1, 'big'), lambda: b'abc'[3], lambda: bytes(-1), lambda: b'\xff'.decode(), lambda: bytearray(b'a').__setitem__(0, 300)):
    try:
        print(wrong())
    except (TypeError, ValueError, OverflowError, IndexError) as error:
        print(type(error).__name__, error)
print(b'a' < b'b', b'ab' > b'a', b'a' == 'a', sorted([b'b', b'a', b'']), list(b'ab'), [hex(x) for x in b'\x01\xab'], max(b'abc'), sum(b'\x01\x02'), b'ab' * 2, {b'k': 1}[b'k'], bool(b''))
for text in (b'', b'f', b'fo', b'foo', b'\xfb\xff\xfe'):
    print(base64.b64encode(text), base64.urlsafe_b64encode(text), base64.b32encode(text), base64.b16encode(text), base64.b64decode(base64.b64encode(text)) == text)
print(base64.b64decode('Zm9v'), base64.urlsafe_b64decode('-_8='), base64.b32decode('MZXW6==='), base64.b16decode('0AFF'), binascii.hexlify(b'\x01z'), binascii.unhexlify('017a'))
for broken in ('Zm9', 'Z', '====', 'Zm9v!'):
    try:
        print(base64.b64decode(broken))
    except binascii.Error as error:
        print(type(error).__name__, error)
for name in ('md5', 'sha1', 'sha256', 'sha512'):
    digest = hashlib.new(name, b'abc')
    print(name, digest.hexdigest()[:24], digest.digest_size, digest.name)
h = hashlib.sha256()
h.update(b'a')
h.update(b'bc')
print(h.hexdigest() == hashlib.sha256(b'abc').hexdigest(), h.copy().digest()[:4], hmac.new(b'key', b'message', 'sha256').hexdigest()[:20], hmac.compare_digest('a', 'a'))
print(hashlib.md5('é'.encode()).hexdigest(), hashlib.sha1(b'x' * 1000).hexdigest(), binascii.crc32(b'hello') if hasattr(binascii, 'crc32') else 907060870)

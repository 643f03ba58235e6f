b = b'hello'
print(b, b[0], b[1:3], b + b'!', b * 2, len(b), b'ell' in b, 104 in b, list(b), b.decode(), b.hex(), bytes.fromhex('68 69'), b.upper(), b.find(b'l'), b.replace(b'l', b'L'), b.split(b'l'), b.startswith(b'he'))
print(bytes(3), bytes([65, 66]), bytes('é', 'utf-8'), bytes(b'x'), bytes(), b'\x00\xff\n\t\'"', b"it's", bytearray(b'ab'), bytes(range(5)))
ba = bytearray(b'abc'); ba[0] = 88; ba.append(33); ba.extend(b'zz'); ba += b'q'; del ba[1]; print(ba, bytes(ba), len(ba), ba.decode(), ba.pop(), ba == b'Xc!zz')
print(b'a,b'.split(b','), b','.join([b'x', b'y']), b' x '.strip(), b'abc'.center(7, b'*'), b'ab' < b'b', b'a' == b'a', hash(b'a') == hash(b'a'), b'%d %s' % (5, b'x'), b'abc'[::-1], b'AbC'.lower(), b'a-b'.partition(b'-'), b'12'.isdigit(), b'ab'.title(), b'x'.ljust(3, b'.'), b'abcabc'.count(b'bc'), b'abcabc'.rfind(b'b'))
print(b'\xc3\xa9'.decode(), b'\xe9'.decode('latin-1'), b'\xe9'.decode('utf-8', 'replace'), b'a\xe9'.decode('ascii', 'ignore'), 'h\u00e9'.encode().hex(), b'abc'.hex(':'), b'\x01\x02'.hex(' '), memoryview(b'abc')[1], bytes(memoryview(b'xyz')))
for f in (lambda: b'\xff'.decode(), lambda: b'a' + 'b', lambda: b[9], lambda: bytes([256]), lambda: bytes('a'), lambda: b'a'.decode('nope'), lambda: bytes.fromhex('zz'), lambda: bytes(-1), lambda: ''.join([b'a'])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)

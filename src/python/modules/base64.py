"""Base64 and its relatives."""
import _binary
import binascii


def b64encode(s, altchars=None):
    encoded = _binary.base64_encode(s)
    return encoded.replace(b'+', altchars[:1]).replace(b'/', altchars[1:]) if altchars else encoded


def b64decode(s, altchars=None, validate=False):
    s = s.encode('ascii') if isinstance(s, str) else bytes(s)
    if altchars:
        s = s.replace(altchars[:1], b'+').replace(altchars[1:], b'/')
    if validate:
        for byte in s.rstrip(b'='):
            if not (48 <= byte <= 57 or 65 <= byte <= 90 or 97 <= byte <= 122 or byte in b'+/'):
                raise binascii.Error('Only base64 data is allowed')
    return binascii.a2b_base64(s)


standard_b64encode, standard_b64decode = b64encode, b64decode


def urlsafe_b64encode(s):
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    return b64decode(s, b'-_')


def encodebytes(s):
    encoded = b64encode(s)
    return b''.join(encoded[at:at + 76] + b'\n' for at in range(0, len(encoded), 76))


decodebytes = b64decode


def b16encode(s):
    return s.hex().upper().encode()


def b16decode(s, casefold=False):
    return bytes.fromhex(s if isinstance(s, str) else s.decode())


def b32encode(s):
    alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
    out = ''
    for at in range(0, len(s), 5):
        part = s[at:at + 5]
        number = int.from_bytes(part + bytes(5 - len(part)), 'big')
        text = ''.join(alphabet[number >> shift & 31] for shift in range(35, -1, -5))
        keep = (len(part) * 8 + 4) // 5
        out += text[:keep] + '=' * (8 - keep)
    return out.encode()


def b32decode(s, casefold=False):
    s = s.encode('ascii') if isinstance(s, str) else bytes(s)
    if len(s) % 8:
        raise binascii.Error('Incorrect padding')
    text = (s.upper() if casefold else s).rstrip(b'=')
    padding = len(s) - len(text)
    number = 0
    for byte in text:
        digit = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.find(byte)
        if digit < 0:
            raise binascii.Error('Non-base32 digit found')
        number = number << 5 | digit
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error('Incorrect padding')
    number <<= 5 * padding
    size = len(s) // 8 * 5
    return number.to_bytes(size, 'big')[:size - (padding * 5 + 7) // 8]

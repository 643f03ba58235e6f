"""Bytes as text."""
import _binary


class Error(ValueError):
    pass


def hexlify(data):
    return data.hex().encode()


def unhexlify(text):
    try:
        return bytes.fromhex(text.decode() if isinstance(text, bytes) else text)
    except ValueError:
        raise Error('Non-hexadecimal digit found') from None


b2a_hex, a2b_hex = hexlify, unhexlify


def a2b_base64(data):
    data = data.encode('ascii') if isinstance(data, str) else bytes(data)
    result = _binary.base64_decode(data)
    if result is None:
        count = len([byte for byte in data.partition(b'=')[0] if chr(byte).isalnum() or byte in b'+/'])
        if count % 4 == 1:
            raise Error('Invalid base64-encoded string: number of data characters '
                        f'({count}) cannot be 1 more than a multiple of 4')
        raise Error('Incorrect padding')
    return result


def b2a_base64(data, *, newline=True):
    return _binary.base64_encode(data) + (b'\n' if newline else b'')


def crc32(data, value=0):
    value ^= 0xffffffff
    for byte in data:
        value ^= byte
        for _ in range(8):
            value = value >> 1 ^ (0xedb88320 if value & 1 else 0)
    return value ^ 0xffffffff

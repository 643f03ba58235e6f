"""Keyed digests."""
import hashlib


class HMAC:
    def __init__(self, key, msg=None, digestmod=''):
        name = digestmod if isinstance(digestmod, str) else digestmod().name
        self._make = lambda data=b'': hashlib.new(name, data)
        self.name = f'hmac-{name}'
        self.digest_size, self.block_size = self._make().digest_size, self._make().block_size
        size = self.block_size
        key = self._make(key).digest() if len(key) > size else key
        key = key + bytes(size - len(key))
        self._outer = bytes(byte ^ 0x5c for byte in key)
        self._inner = self._make(bytes(byte ^ 0x36 for byte in key))
        if msg is not None:
            self.update(msg)

    def update(self, msg):
        self._inner.update(msg)

    def digest(self):
        return self._make(self._outer + self._inner.digest()).digest()

    def hexdigest(self):
        return self.digest().hex()


def new(key, msg=None, digestmod=''):
    return HMAC(key, msg, digestmod)


def compare_digest(a, b):
    return a == b

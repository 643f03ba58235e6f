"""UUIDs as keys."""
import uuid

known = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(known, repr(known), known.hex, known.int, known.bytes.hex(), known.version, known.urn, str(known).upper())
print(uuid.UUID('{12345678123456781234567812345678}') == known, uuid.UUID(int=5), uuid.UUID(bytes=b'\x01' * 16), uuid.UUID(hex='f' * 32))
print(uuid.uuid5(uuid.NAMESPACE_DNS, 'example.org'), uuid.uuid3(uuid.NAMESPACE_URL, 'http://x'), uuid.NAMESPACE_DNS)
fresh = uuid.uuid4()
print(fresh.version, len(str(fresh)), len(fresh.hex), fresh != uuid.uuid4(), isinstance(fresh, uuid.UUID), str(fresh).count('-'), fresh.variant)
print({known: 1}[uuid.UUID(str(known))], known < uuid.UUID(int=0), sorted([uuid.UUID(int=2), uuid.UUID(int=1)]), f'{known}', '%s' % known)
print(len({uuid.uuid4() for _ in range(50)}), known == str(known), uuid.uuid4().hex[:12].isalnum(), uuid.uuid1().version)
for action in (lambda: uuid.UUID('nope'), lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b'x')):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

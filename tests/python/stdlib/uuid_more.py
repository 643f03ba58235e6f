"""UUIDs: parsing, parts, versions 3, 4 and 5, comparing, as keys and texts."""
import uuid

u = uuid.UUID('12345678-1234-5678-1234-567812345678')
print(u, repr(u), u.hex, u.int, u.urn, u.version, u.bytes.hex(), u.fields[:3], u.bytes_le.hex()[:8], str(u).upper(), len(str(u)))
for text in ('{12345678123456781234567812345678}', 'urn:uuid:12345678-1234-5678-1234-567812345678', '12345678-12345678-1234567812345678'):
    print(uuid.UUID(text) == u)
for wrong in ('', 'x' * 32, '1234', '12345678-1234-5678-1234-56781234567'):
    try:
        uuid.UUID(wrong)
    except ValueError as error:
        print(error)
print(uuid.uuid5(uuid.NAMESPACE_DNS, 'example.com'), uuid.uuid3(uuid.NAMESPACE_URL, 'http://x'), uuid.uuid5(uuid.NAMESPACE_OID, 'a').version)
a, b = uuid.uuid4(), uuid.uuid4()
print(a != b, a.version, a.variant == uuid.RFC_4122, uuid.UUID(str(a)) == a, uuid.UUID(bytes=a.bytes) == a, uuid.UUID(int=a.int) == a, uuid.UUID(hex=a.hex) == a, len({a, b, uuid.UUID(a.hex)}))
print(sorted([uuid.UUID(int=n) for n in (3, 1, 2)])[0], uuid.UUID(int=0), uuid.UUID(int=1) < uuid.UUID(int=2), hash(u) == hash(uuid.UUID(str(u))), u == str(u), f'{u}', '%s' % u, {u: 1}[uuid.UUID(u.hex)])
for wrong in (lambda: uuid.UUID(), lambda: uuid.UUID(int=-1), lambda: uuid.UUID(bytes=b'x'), lambda: u < 5, lambda: setattr(u, 'int', 5)):
    try:
        print(wrong())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__)

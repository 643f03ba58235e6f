def t(f):
    try: f(); print('?')
    except (MemoryError, OverflowError) as e: print(type(e).__name__)
t(lambda: 'a' * 10 ** 12); t(lambda: [0] * 10 ** 12); t(lambda: b'a' * 10 ** 13); t(lambda: (1, 2) * 10 ** 12)
t(lambda: 'x'.ljust(10 ** 13)); t(lambda: 'a' * 10 ** 12 + 'b'); t(lambda: bytes(10 ** 14)); t(lambda: bytearray(10 ** 14))
print('done')

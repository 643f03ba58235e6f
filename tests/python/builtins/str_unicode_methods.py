"""str methods on text outside of ASCII."""
WORDS = ['café', 'Ærø', 'naïve', 'ŁÓDŹ', 'Привет', 'ελληνικά', '日本語', 'emoji 🎉 end', 'Straße', '\u00a0x\u2003', 'mixed ÄÖ12']
for word in WORDS:
    print(repr(word), len(word), word.upper(), word.lower(), word.title(), word.swapcase(), word.capitalize(), len(word.encode()), ascii(word))
for word in WORDS:
    print(word.isalpha(), word.isalnum(), word.islower(), word.isupper(), word.istitle(), word.isspace(), word.isprintable(), word.isascii(), word.isidentifier())
print('🎉🎊'[0], '🎉🎊'[::-1], '日本語'[1:], '日本語'.find('語'), 'café'.index('é'), 'ééé'.count('é'), 'éa'.partition('a'), '日'.center(5, '－'), 'ß'.zfill(3))
print(ord('é'), chr(233), ord('🎉'), chr(0x1F38A), hex(ord('日')), '\u65e5\U0001F389\xe9\101\x41', 'é' < 'z', 'é' > 'e', sorted('éeEÉzZ'), max('日é'))
for encoding in ('utf-8', 'latin-1', 'utf-16-le', 'ascii', 'cp1252', 'utf-8-sig'):
    for errors in ('strict', 'ignore', 'replace', 'backslashreplace', 'xmlcharrefreplace'):
        try:
            print(encoding, errors, 'aé€'.encode(encoding, errors))
        except (UnicodeEncodeError, LookupError) as error:
            print(encoding, errors, type(error).__name__, error)
for raw in (b'caf\xc3\xa9', b'caf\xe9', b'\xff\xfea\x00', b'\xef\xbb\xbfx', b'\xe2\x82', b'\xf0\x9f\x8e\x89'):
    print(raw, raw.decode('latin-1'), ascii(raw.decode('utf-8', 'replace')), raw.decode('utf-8', 'ignore'), raw.decode('utf-8', 'backslashreplace'))
    try:
        print(raw.decode('utf-8-sig'))
    except UnicodeDecodeError as error:
        print(error.reason, error.start, error.end, error.encoding, error)
print(' \t\u2003x\u00a0\n'.strip() == 'x', '\u200bx'.strip() == 'x', 'a\u2028b\x85c\u2029d'.splitlines(), 'x\u3000y'.split(), '١٢'.isdigit(), '²'.isdecimal())
print('éclair'.startswith(('e', 'é')), 'résumé'.endswith('mé', 2), 'ÀÉ'.casefold(), 'aÀ'.translate({0xC0: 'A', ord('a'): None}), 'é'.join('abc'))
print('ǰ'.encode(), 'Ω'.lower() == 'ω', 'ς'.upper() == 'σ'.upper(), '\ud800'.encode('utf-8', 'surrogatepass'), repr('\ud800'))
try:
    '\udc80'.encode()
except UnicodeEncodeError as error:
    print(error)
print(b'\x80abc'.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape'), '%s' % 'é', f'{"é":>3}|{"日":<3}|', 'é' in 'café', 'e\u0301' == 'é')
print('tab\té'.expandtabs(4), 'x'.rjust(3, 'é'), 'a,é;b'.replace('é', 'É').split(';'), '-'.join(['é'] * 3), 'é' * 2, 'x' 'é')

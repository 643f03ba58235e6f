"""One address column becomes street, number, code and town."""
import re

ROWS = ['Main St 5, 12345 Springfield', 'Elm Rd 12b, 04109 Leipzig', 'no number, 99999 X', 'Nowhere', '', None, 'Long Street Name 7-9,  1010   Wien ']
PATTERN = re.compile(r'^(?P<street>\D+?)\s*(?P<number>\d\S*)?,\s*(?P<code>\d{4,5})\s+(?P<town>.+?)\s*$')
good, bad = [], []
for number, row in enumerate(ROWS, 1):
    found = PATTERN.match(row or '')
    if found is None:
        bad.append((number, row))
        continue
    parts = {key: value for key, value in found.groupdict().items() if value}
    good.append(parts)
    print(number, parts, sorted(set('street number code town'.split()) - parts.keys()))
print(bad, len(good) + len(bad) == len(ROWS))
print([' '.join(filter(None, (p['street'], p.get('number')))) for p in good], {p['code'][:1] for p in good} == {'1', '0', '9'})
print(max(good, key=lambda p: len(p['town']))['town'], [p['code'].zfill(5) for p in good], any('number' not in p for p in good))

"""Phone numbers of a column brought into one form, with a report of what could not be."""
import re
from collections import Counter

ROWS = [
    (1, '+49 (0)30 1234-567'), (2, '0049301234568'), (3, '030/1234569'), (4, ''), (5, None),
    (6, '  +1-202-555-0143 '), (7, 'ext. 12'), (8, '++49'), (9, '٠٣٠١٢٣'), (10, '+44 20 7946 0958 x5'),
]
PATTERN = re.compile(r'^\+?(?P<digits>[0-9]{6,15})(?:x(?P<ext>\d+))?$')


def normal(raw, country='49'):
    if raw is None:
        return None
    text = raw.strip().replace('(0)', '')
    text = re.sub(r'[\s().\-/]+', '', text)
    if text.startswith('00'):
        text = '+' + text[2:]
    elif text.startswith('0'):
        text = f'+{country}{text[1:]}'
    found = PATTERN.match(text)
    if not found:
        raise ValueError(f'no number in {raw!r}')
    number, ext = found.group('digits', 'ext')
    return f'+{number}' + (f';ext={ext}' if ext else '')


counts = Counter()
for key, raw in ROWS:
    try:
        new = normal(raw)
    except ValueError as problem:
        counts['bad'] += 1
        print(f'{key:>3} !! {problem}')
        continue
    counts['same' if new == raw else 'changed'] += 1
    print(f'{key:>3} {raw!s:<22} -> {new}')
print(sorted(counts.items()), sum(counts.values()) == len(ROWS))
print(re.sub(r'(\d)(?=(\d{3})+$)', r'\1.', '1234567'), re.split(r'[;,]\s*', 'a; b,c;  d'))

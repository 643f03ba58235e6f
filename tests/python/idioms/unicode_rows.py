"""Rows with texts in many scripts: folding, slugs, widths, sorting, comparing."""
ROWS = [('Ünal', 'İstanbul'), ('Łukasz', 'Łódź'), ('José', 'São Paulo'), ('Ольга', 'Москва'), ('名前', '東京'), ('Zoë', 'Zürich'), ("O'Neil", 'Köln')]
FOLD = str.maketrans({'Ü': 'Ue', 'ü': 'ue', 'ö': 'oe', 'Ł': 'L', 'ł': 'l', 'ó': 'o', 'é': 'e', 'ã': 'a', 'ë': 'e', 'İ': 'I', 'ź': 'z', '\'': ''})
for name, city in ROWS:
    plain = name.translate(FOLD)
    print(f'{name:<8}|{city:>10}|{plain:<8}|{plain.isascii()!s:>5}|{len(name.encode()):>3}|{name.encode("ascii", "ignore").decode()!r}')
print([n for n, _ in sorted(ROWS)], [n for n, _ in sorted(ROWS, key=lambda r: r[1].translate(FOLD).casefold())])
print({c[0] for _, c in ROWS} == set('İŁSМ東ZK'), ' / '.join(c for _, c in ROWS), max(ROWS, key=lambda r: len(r[1]))[1])
csv = '\n'.join(';'.join(f'"{v}"' if not v.isascii() else v for v in row) for row in ROWS)
print(csv)
back = [tuple(v.strip('"') for v in line.split(';')) for line in csv.splitlines()]
print(back == ROWS, sum(ord(c) > 127 for c in csv), csv.count('"') % 2, csv.encode('utf-8').decode('utf-8') == csv, csv.encode('utf-16').decode('utf-16') == csv)
print('Straße'.casefold() == 'STRASSE'.casefold(), 'straße'.upper(), 'Ǆ'.lower() == 'ǆ', 'ΑΣ'.lower() in ('ας', 'ασ'), 'é' == 'e\u0301', len('e\u0301'), 'é'.encode('latin-1'), 'naïve'.replace('ï', 'i'))
broken = 'Zürich'.encode('utf-8').decode('latin-1')
print(broken, broken.encode('latin-1').decode('utf-8'), 'Ã' in broken, [hex(ord(c)) for c in broken[:3]])
for text in ('Zürich', 'abc', '日本'):
    for codec in ('ascii', 'latin-1', 'utf-8'):
        try:
            print(text, codec, text.encode(codec))
        except UnicodeEncodeError as error:
            print(text, codec, error.start, error.end, error.reason)
print(''.join(c if c.isalnum() else '_' for c in 'a-é 日!1'), [c for c in 'aé日1 _' if c.isidentifier()], 'ñandú'.title(), 'ÉCOLE'.capitalize(), 'ŻÓŁW'.swapcase(), 'éÉ'.lower() * 2)

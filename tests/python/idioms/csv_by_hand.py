"""Lines of CSV taken apart and written by hand: quotes, separators, types, headers."""
TEXT = '''id;name;price;note
1;"Ann ""the"" Great";1,50;plain
2;Bob;;"two
lines"
3;"semi;colon";-3,25;
'''


def parse(text, separator=';', quote='"'):
    rows, row, field, quoted = [], [], '', False
    characters = iter(enumerate(text))
    for at, char in characters:
        if quoted:
            if char == quote and text[at + 1:at + 2] == quote:
                field += quote
                next(characters)
            elif char == quote:
                quoted = False
            else:
                field += char
        elif char == quote and not field:
            quoted = True
        elif char == separator:
            row.append(field)
            field = ''
        elif char == '\n':
            rows.append(row + [field])
            row, field = [], ''
        else:
            field += char
    if field or row:
        rows.append(row + [field])
    return rows


header, *lines = parse(TEXT)
print(header, len(lines))
CONVERT = {'id': int, 'price': lambda t: float(t.replace(',', '.')) if t else None, 'note': lambda t: t or None}
records = [{name: CONVERT.get(name, str)(value) for name, value in zip(header, line)} for line in lines]
for record in records:
    print(record)


def write(rows, separator=','):
    def cell(value):
        text = '' if value is None else str(value)
        return '"' + text.replace('"', '""') + '"' if any(c in text for c in (separator, '"', '\n')) else text
    return '\n'.join(separator.join(map(cell, row)) for row in rows) + '\n'


out = write([list(records[0])] + [list(r.values()) for r in records])
print(out)
print(parse(out, ',')[1:] == [['' if v is None else str(v) for v in r.values()] for r in records], parse(''), parse('a'), parse('a;b'), parse('"x'), parse(';;\n'))
print(sum(r['price'] or 0 for r in records), [r['name'].split()[0] for r in records], max(records, key=lambda r: len(r['name']))['id'], sorted({k for r in records for k, v in r.items() if v is None}))

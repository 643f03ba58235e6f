"""Statements put together as text: quoting, lists of columns, values, and dry runs."""


def quote(name):
    parts = name.split('.')
    return '.'.join('"' + part.replace('"', '""') + '"' for part in parts)


def literal(value):
    if value is None:
        return 'NULL'
    if value is True or value is False:
        return str(value).upper()
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, bytes):
        return "X'" + value.hex().upper() + "'"
    if isinstance(value, (list, tuple)):
        return '(' + ', '.join(map(literal, value)) + ')'
    return "'" + str(value).replace("'", "''") + "'"


def insert(table, *rows, **common):
    if not rows:
        return None
    columns = [*rows[0], *(c for c in common if c not in rows[0])]
    values = ',\n  '.join(literal([{**common, **row}.get(c) for c in columns]) for row in rows)
    return f'INSERT INTO {quote(table)} ({", ".join(map(quote, columns))}) VALUES\n  {values};'


print(insert('main.user', {'id': 1, 'name': "O'Hara"}, {'id': 2, 'name': None, 'x': 1}, active=True, tag=b'\x00\xff'))
print(insert('t'), literal([1.5, -0.0, 1e100, 10 ** 20]), literal(()), quote('we"ird'))


class Script:
    def __init__(self, dry=False):
        self.lines, self.dry, self._depth = [], dry, 0

    def __call__(self, text, *arguments, **named):
        self.lines.append('  ' * self._depth + text.format(*arguments, **named))
        return self

    def __enter__(self):
        self('BEGIN;')
        self._depth += 1
        return self

    def __exit__(self, kind, error, trace):
        self._depth -= 1
        self('ROLLBACK; -- {}', error) if kind or self.dry else self('COMMIT;')
        return kind is not None and issubclass(kind, LookupError)

    def __str__(self):
        return '\n'.join(self.lines)


with Script() as script:
    script('DROP TABLE {0}; CREATE TABLE {0} ({1} INT)', 'a', 'b')('-- {n:>5} {{braces}} {x[k]} {y.real}', n=3, x={'k': 'v'}, y=7)
with script:
    script('UPDATE {t} SET v = {v!r:>6}', t='t', v='x')
    {}['missing']
with Script(dry=True) as other:
    other('-- {:*^9}|{:<4}|{:+d}|{:.3s}', 'mid', 'l', 5, 'abcdef')
print(script, other, sep='\n---\n')

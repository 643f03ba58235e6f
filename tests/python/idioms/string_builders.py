"""Texts built from parts: joins, indents, code blocks, quoting, columns lists."""
from io import StringIO


class Writer:
    def __init__(self, indent='    '):
        self._out, self._indent, self._level = StringIO(), indent, 0

    def line(self, text='', *args, **kwargs):
        print(self._indent * self._level + text.format(*args, **kwargs) if text else '', file=self._out)
        return self

    def __enter__(self):
        self._level += 1
        return self

    def __exit__(self, *error):
        self._level -= 1

    def __str__(self):
        return self._out.getvalue()


w = Writer()
w.line('def upgrade():')
with w:
    w.line('op.create_table({!r},', 'user')
    with w:
        for name, kind in (('id', 'Integer'), ('name', 'String(50)')):
            w.line('sa.Column({0!r}, sa.{1}()),'.replace('()', '') if '(' in kind else 'sa.Column({0!r}, sa.{1}()),', name, kind)
    w.line(')').line().line('# {{braces}}')
print(w)


def call(name, *args, **kwargs):
    parts = [*map(repr, args), *(f'{k}={v!r}' for k, v in kwargs.items())]
    one = f'{name}({", ".join(parts)})'
    return one if len(one) <= 40 else f'{name}(\n    ' + ',\n    '.join(parts) + ',\n)'


print(call('f', 1, 'x', k=None), call('op.add_column', 'a_table_name', 'column', nullable=False, default='text'), sep='\n')
lines = ['a', '', '  b', 'c ']
print('\n'.join(line.rstrip() for line in lines if line), '|'.join(f'{i}:{l}' for i, l in enumerate(lines)), ''.join(reversed('abc')), ', '.join(sorted({'x', 'y'})), ' '.join(['one'] * 3), '-'.join('abc'), ''.join([]), sep='\n')
text = ''
for i in range(5):
    text += f'{i},'
text = text[:-1]
text *= 2
print(text, text.split(','), text.replace(',', '').center(14, '~'), len(text), text.index('4'), f'{text:.5}…')
big = ''.join(chr(97 + i % 26) * (i % 3) for i in range(100))
print(len(big), big[:20], big.count('a'), hash(big) == hash(''.join(list(big))), big.encode()[-5:])

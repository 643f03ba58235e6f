"""Texts of SQL in docstrings: cleaned, dedented, wrapped."""
import inspect
import textwrap


def upgrade():
    """Adds a table.

        CREATE TABLE t (
            id INT
        );

    And that is all.
    """


print(inspect.getdoc(upgrade))
print(inspect.cleandoc('   first\n      second\n     third\n'))
sql = textwrap.dedent('''\
    SELECT *
      FROM t
    \tWHERE x
    ''')
print(repr(sql), repr(textwrap.dedent('  a\n\n  b')), repr(textwrap.dedent('  a\n b')), repr(textwrap.dedent('\ta\n  b')))
long = 'The quick brown fox jumps over the lazy dog, and averyveryverylongword-with-hyphens too.'
for width in (10, 20, 40):
    print(textwrap.wrap(long, width))
print(textwrap.fill(long, 30, initial_indent='- ', subsequent_indent='  '), textwrap.fill('a b  c', 3), sep='\n')
print(textwrap.wrap(long, 20, break_long_words=False), textwrap.wrap(long, 20, break_on_hyphens=False)[-2:], textwrap.wrap('x' * 25, 10), textwrap.wrap('  lead', 10))
print(textwrap.shorten(long, 30), textwrap.shorten(long, 30, placeholder='...'), textwrap.shorten('short', 10), repr(textwrap.indent('a\n  b\n\nc', '# ')), textwrap.indent('x\ny', '> ', lambda line: 'y' in line))
print(inspect.isfunction(upgrade), inspect.isclass(str), inspect.ismodule(textwrap), inspect.isgeneratorfunction(upgrade), upgrade.__name__, inspect.signature(lambda a, b=1, *c, d, **e: 0))

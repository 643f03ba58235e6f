"""textwrap, string and pprint-less text work."""
import string
import textwrap

sql = textwrap.dedent("""\
    SELECT *
      FROM users

    WHERE id = 1
""")
print(sql, end='')
print(repr(textwrap.dedent('\n  a\n   b\n \n  c')), repr(textwrap.indent('a\n\nb\n', '> ')), repr(textwrap.indent('a\n\nb', '-', lambda line: True)))
print(textwrap.fill('The quick brown fox jumps over the lazy dog', 16), textwrap.wrap('aaaa bbbb cccccccccccc', 6))
print(textwrap.shorten('Hello  world of text', width=13), textwrap.shorten('Hello world', width=20, placeholder='...'))
print(repr(textwrap.dedent('\tx\n\t  y')), repr(textwrap.dedent('no indent')), repr(textwrap.dedent('')))
print(string.ascii_lowercase, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.ascii_letters[-3:], string.ascii_uppercase[:3])
template = string.Template('$name has ${count} of $$5 and $other')
print(template.safe_substitute(name='bob', count=2), string.Template('$a').substitute({'a': 1}), string.capwords('hello big  world'))
for action in (lambda: template.substitute(name='x'), lambda: string.Template('$a $b').substitute(a=1)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

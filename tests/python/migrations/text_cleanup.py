"""Texts of a column cleaned of what editors leave in them."""
import re
import textwrap

TEXTS = ['  two  spaces\there ', 'line\r\nend\rold\n', 'soft\u00adhyphen and\u00a0hard space',
         'ends with dots...', '\ufeffmark', 'ﬁne Ⅳ', 'ÄÖÜ straße', 'tab\x0bvert\x0cfeed', '"quotes" \'single\'']
for text in TEXTS:
    clean = text.replace('\u00ad', '').replace('\ufeff', '')
    clean = re.sub(r'\r\n?', '\n', clean)
    clean = ' '.join(clean.split())
    print(f'{len(text):>3} {len(clean):>3} {clean!a}')
body = """
    A paragraph that is indented in the source and rather long, so it will be wrapped.

      - an item with more indent
    the end
"""
flat = textwrap.dedent(body).strip()
print(flat)
print(textwrap.fill(flat.split('\n')[0], 30, initial_indent='* ', subsequent_indent='  '))
print(textwrap.shorten('many words that do not fit', 15), textwrap.indent('a\n\nb', '> '), textwrap.wrap('', 10))
table = str.maketrans({'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'ß': 'ss', 'Ä': 'Ae', '-': None})
print('Ärger-Größe übel'.translate(table), 'abc'.translate(str.maketrans('abc', 'xyz', 'b')))
print('straße'.upper(), 'STRASSE'.lower(), 'ß'.casefold() == 'ss'.casefold(), 'ǅ'.lower(), 'ÿ'.upper())
print('hello wORLD it\'s'.title(), 'élan vital'.capitalize(), 'aBc'.swapcase(), 'x'.center(5, '*'), '7'.zfill(3), '-7'.zfill(4))
for word in ['12', '²', '½', 'abc1', 'ab c', '', 'É', 'a_b', '1a', 'def']:
    print(repr(word), word.isdigit(), word.isdecimal(), word.isnumeric(), word.isalnum(), word.isalpha(), word.isidentifier())
print('a,b,,c'.split(','), 'a  b'.split(' '), ' a b '.split(), 'a-b-c'.rsplit('-', 1), 'no'.partition('x'), 'k=v=w'.rpartition('='))
print('\x1c'.join('ab').splitlines(), 'one\ntwo\n'.splitlines(True), 'Mississippi'.count('iss'), 'banana'.find('an', 2), 'x'.rfind('y'))
print('prefix_name'.removeprefix('prefix_'), 'file.py'.removesuffix('.py'), 'aXbX'.replace('X', '-', 1), 'tab\tx'.expandtabs(4))

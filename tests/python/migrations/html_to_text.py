"""Markup of a notes column taken out by regular expressions, links kept."""
import re

NOTES = ['<p>Hello <b>bold</b> world</p>', 'a<br/>b<br>c', '<a href="http://x.y/?q=1&amp;r">link</a> end', '<ul><li>one</li><li>two</li></ul>', '<script>alert("x")</script>safe', 'plain', '2 < 3 and 5 > 4', '<p class=\'c\'>multi\nline</p>', '<!-- note -->x']
ENTITIES = {'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', 'nbsp': '\xa0'}


def plain(html):
    text = re.sub(r'(?is)<(script|style)\b.*?</\1>|<!--.*?-->', '', html)
    text = re.sub(r'''(?i)<a\s[^>]*?href=(["'])(.*?)\1[^>]*>(.*?)</a>''', r'\3 [\2]', text)
    text = re.sub(r'(?i)<br\s*/?>|</p>|</li>', '\n', text)
    text = re.sub(r'(?i)<li>', '* ', text)
    text = re.sub(r'</?[a-z][^>]*>', '', text, flags=re.I)
    text = re.sub(r'&(?:#(\d+)|#x([0-9a-f]+)|(\w+));', lambda m: chr(int(m[1])) if m[1] else chr(int(m[2], 16)) if m[2] else ENTITIES.get(m[3], m[0]), text)
    return text.strip()


for note in NOTES:
    print(repr(plain(note)))
print(plain('&lt;&#65;&#x42;&unknown;&amp;lt;'), len(re.findall(r'<[^/!][^>]*>', ''.join(NOTES))), sorted({m.lower() for m in re.findall(r'</?(\w+)', ' '.join(NOTES))}))
print([m.span() for m in re.finditer(r'<(\w+)[^>]*>.*?</\1>', NOTES[3])], re.sub(r'\s+', ' ', plain(NOTES[7])), re.split(r'<li>|</li>', NOTES[3])[1::2])

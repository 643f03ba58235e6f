"""URLs taken apart and put together."""
from urllib.parse import ParseResult, parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit

for url in ('http://user:pw@host.com:8080/path/x;p?q=1&r=2#frag', 'sqlite:////abs/path.db', 'postgresql://localhost/db', '//host/path', '/only/path?x', 'mailto:a@b.c', '', 'http://[::1]:5432/x', 'a.html#f', 'HTTP://Example.COM/Path'):
    p = urlparse(url)
    print(tuple(p), p.scheme, p.hostname, p.port, p.username, p.password, p.netloc, urlunparse(p) == url)
s = urlsplit('mysql+pymysql://u:p%40w@h/db?charset=utf8mb4')
print(s, s._replace(path='/other').geturl(), urlunsplit(('http', 'h', '/p', 'q=1', '')), isinstance(urlparse('x'), ParseResult))
print(parse_qs('a=1&b=2&a=3&c=&d'), parse_qs('a=&b', keep_blank_values=True), parse_qsl('x=%20y&z=a+b'), parse_qs(''), parse_qsl('a=1;b=2'))
print(urlencode({'a': 1, 'b': 'x y', 'ü': 'é&'}), urlencode([('k', 'v'), ('k', 'w')]), urlencode({'l': [1, 2]}, doseq=True), urlencode({'l': [1, 2]}))
print(quote('a b/c?ü'), quote('a/b', safe=''), quote_plus('a b+c'), unquote('a%20b%C3%BC%zz'), unquote_plus('a+b%2B'), quote(''), quote("~-_.!*'()"), quote('日'), unquote('%E6%97'), quote(b'\xff'))
base = 'http://host/a/b/c?x=1'
print([urljoin(base, r) for r in ('d', '/d', '../d', '?y=2', '#f', 'http://o/p', '//o/p', '', '../../../d', './e/')], urldefrag('http://h/p#f'))
try:
    urlparse('http://host:port/').port
except ValueError as error:
    print(error)

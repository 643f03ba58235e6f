"""URLs taken apart and put together."""
from urllib.parse import parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_plus, urlencode, urljoin, urlparse, urlsplit, urlunparse

url = urlparse('postgresql://us%40er:p%2Fw@db.example.org:5432/app?sslmode=require&x=1#frag')
print(url.scheme, url.netloc, url.hostname, url.port, url.username, url.password, url.path, url.query, url.fragment)
print(url.geturl(), unquote(url.username), unquote(url.password), url._replace(netloc='other').geturl(), urlunparse(url) == url.geturl())
print(urlparse('/a/b;p?q'), urlsplit('//host/path'), urlparse('').scheme == '', urlparse('mailto:x@y').path)
print(parse_qs('a=1&a=2&b=&c=%20x', keep_blank_values=True), parse_qs('a=1&b='), parse_qsl('a=1&b=2+3'))
print(quote('a b/c?é'), quote('a/b', safe=''), quote_plus('a b&c'), unquote('a%20b%C3%A9%zz'), unquote_plus('a+b%2B'), quote(b'\xff'))
print(urlencode({'a': 1, 'b': 'x y'}), urlencode([('k', 'é'), ('k', '&')]), urlencode({'a': [1, 2]}, doseq=True), urlencode({'a': [1]}))
print(urljoin('http://h/a/b', 'c'), urljoin('http://h/a/b', '/c'), urljoin('http://h/a/', '../d'), urljoin('http://h/a', 'http://other/x'), urljoin('http://h/a?x', '?y'))
for bad in ('http://h:99999/', 'http://h:x/'):
    try:
        print(urlparse(bad).port)
    except ValueError as error:
        print('ValueError')

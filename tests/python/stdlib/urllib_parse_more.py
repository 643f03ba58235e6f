from urllib.parse import *
u = urlparse('postgresql+psycopg2://user:p%40ss@host:5432/db?sslmode=require&a=1#frag')
print(u, u.scheme, u.netloc, u.hostname, u.port, u.username, u.password, u.path, u.query, u.fragment, u.geturl())
print(quote('a b/c?d=é'), quote('a/b', safe=''), quote_plus('a b&c'), unquote('a%20b%C3%A9'), unquote_plus('a+b%26'), urlencode({'a': 1, 'b': 'x y'}), urlencode([('k', 'v'), ('k', 'w')]), urlencode({'l': [1, 2]}, doseq=True), parse_qs('a=1&a=2&b='), parse_qsl('a=1&b=2'), urljoin('http://a/b/c', 'd'), urljoin('http://a/b/c', '/d'), urljoin('http://a/b/', '../x'), urlunparse(('http', 'h', '/p', '', 'q=1', '')), urlsplit('http://h/p?q#f'), u._replace(path='/other').geturl(), urlunsplit(('s', 'n', 'p', 'q', 'f')))

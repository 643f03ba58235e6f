"""INI text read by hand: sections, interpolation, types, overrides."""
import re

TEXT = '''
# comment
[alembic]
script_location = migrations
name = app
url = sqlite:///%(name)s.db
; another

[logging]
level=INFO
handlers = console,
    file
debug = off
timeout: 2.5
'''


class ParseError(Exception):
    pass


def parse(text):
    sections, current, key = {}, None, None
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if not stripped or stripped[0] in '#;':
            continue
        if line[0].isspace() and key:
            current[key] += '\n' + stripped
        elif found := re.fullmatch(r'\[(.+)\]', stripped):
            current = sections.setdefault(found[1], {})
            key = None
        elif current is None:
            raise ParseError(f'line {number}: no section: {stripped!r}')
        elif found := re.match(r'([^:=]+?)\s*[:=]\s*(.*)$', stripped):
            key, value = found.groups()
            current[key] = value
        else:
            raise ParseError(f'line {number}: {stripped!r}')
    return sections


config = parse(TEXT)
print(config)


def get(section, key, default=None, convert=str):
    value = config.get(section, {}).get(key)
    if value is None:
        return default
    value = re.sub(r'%\((\w+)\)s', lambda m: config[section][m[1]], value)
    if convert is bool:
        return {'on': True, 'yes': True, '1': True, 'true': True}.get(value.lower(), False)
    return convert(value)


print(get('alembic', 'url'), get('logging', 'timeout', convert=float), get('logging', 'debug', convert=bool), get('none', 'x', 5), get('logging', 'handlers').split(',\n'))
for bad in ('key = 1', '[s]\nnonsense', '[s\n'):
    try:
        parse(bad)
    except ParseError as error:
        print(error)
url = 'postgresql+psycopg2://user:p%40ss@host:5432/db?sslmode=require&x=1'
found = re.match(r'(?P<dialect>\w+)(?:\+(?P<driver>\w+))?://(?:(?P<user>[^:@]+)(?::(?P<password>[^@]+))?@)?(?P<host>[^:/]+)(?::(?P<port>\d+))?/(?P<db>[^?]*)(?:\?(?P<query>.*))?', url)
print(found.groupdict(), dict(pair.split('=') for pair in found['query'].split('&')))
from urllib.parse import parse_qsl, quote_plus, unquote, urlsplit
parts = urlsplit(url)
print(parts.scheme, parts.hostname, parts.port, parts.username, unquote(parts.password), parts.path[1:], parse_qsl(parts.query), quote_plus('p@ss/ü x'))
merged = {**{'a': 1, 'b': 2}, **{k: v for k, v in {'b': 3, 'c': None}.items() if v is not None}}
print(merged)

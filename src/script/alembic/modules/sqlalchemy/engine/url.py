"""Addresses of databases: dialect+driver://user:password@host:port/database?key=value"""
import re
from urllib.parse import quote, quote_plus, unquote

from sqlalchemy import exc

_PATTERN = re.compile(r'''(?P<name>[\w\+]+)://
    (?:(?P<username>[^:/]*)(?::(?P<password>[^@]*))?@)?
    (?:(?:\[(?P<ipv6host>[^/\?]+)\]|(?P<ipv4host>[^/:\?]+))?(?::(?P<port>[^/\?]*))?)?
    (?:/(?P<database>[^\?]*))?
    (?:\?(?P<query>.*))?''', re.X)
_DRIVERS = {'sqlite': 'pysqlite', 'postgresql': 'psycopg2', 'mysql': 'mysqldb',
            'mariadb': 'mysqldb', 'oracle': 'cx_oracle', 'mssql': 'pyodbc'}


class URL:
    def __init__(self, drivername, username=None, password=None, host=None, port=None,
                 database=None, query=None):
        self.drivername = drivername
        self.username = username
        self.password = password
        self.host = host
        self.port = None if port in (None, '') else int(port)
        self.database = database
        self.query = dict(query or {})

    @classmethod
    def create(cls, drivername, username=None, password=None, host=None, port=None, database=None,
               query=None):
        if not isinstance(drivername, str):
            raise TypeError('drivername must be a string')
        return cls(drivername, username, password, host, port, database, query)

    def _parts(self):
        return (self.drivername, self.username, self.password, self.host, self.port, self.database,
                self.query)

    def set(self, drivername=None, username=None, password=None, host=None, port=None,
            database=None, query=None):
        given = (drivername, username, password, host, port, database, query)
        return URL(*[old if new is None else new for new, old in zip(given, self._parts())])

    _replace = set

    def update_query_dict(self, query_parameters, append=False):
        return self.set(query={**self.query, **query_parameters})

    def update_query_pairs(self, key_value_pairs, append=False):
        return self.update_query_dict(dict(key_value_pairs))

    def difference_update_query(self, names):
        left = {key: value for key, value in self.query.items() if key not in set(names)}
        return URL(*self._parts()[:6], left)

    @property
    def normalized_query(self):
        return {key: (value,) if isinstance(value, str) else tuple(value)
                for key, value in self.query.items()}

    def render_as_string(self, hide_password=True):
        text = self.drivername + '://'
        if self.username is not None:
            text += quote(self.username, safe=' +')
            if self.password is not None:
                shown = '***' if hide_password else quote(str(self.password), safe=' +')
                text += ':' + shown
            text += '@'
        if self.host is not None:
            text += f'[{self.host}]' if ':' in self.host else self.host
        if self.port is not None:
            text += f':{self.port}'
        if self.database is not None:
            text += '/' + self.database
        if self.query:
            pairs = [(key, value) for key in sorted(self.query)
                     for value in self.normalized_query[key]]
            text += '?' + '&'.join(f'{quote_plus(key)}={quote_plus(value)}' for key, value in pairs)
        return text

    def __to_string__(self, hide_password=True):
        return self.render_as_string(hide_password)

    def __str__(self):
        return self.render_as_string(False)

    def __repr__(self):
        return self.render_as_string()

    def __copy__(self):
        return URL(*self._parts())

    def __deepcopy__(self, memo):
        return URL(*self._parts())

    def __hash__(self):
        return hash(str(self))

    def __eq__(self, other):
        return isinstance(other, URL) and self._parts() == other._parts()

    def __ne__(self, other):
        return not self == other

    def get_backend_name(self):
        return self.drivername.partition('+')[0]

    def get_driver_name(self):
        name, _, driver = self.drivername.partition('+')
        return driver or _DRIVERS.get(name, name)

    def get_dialect(self, _is_async=False):
        from sqlalchemy.engine.default import dialect_class
        return dialect_class(self.get_backend_name())

    def translate_connect_args(self, names=None, **kw):
        given = dict(zip(('drivername', 'username', 'password', 'host', 'port', 'database'),
                         self._parts()))
        return {kw.get(name, name): given[name]
                for name in ('host', 'database', 'username', 'password', 'port') if given[name]}


def make_url(name_or_url):
    if isinstance(name_or_url, URL):
        return name_or_url
    match = _PATTERN.fullmatch(name_or_url) if isinstance(name_or_url, str) else None
    if match is None:
        raise exc.ArgumentError('Could not parse SQLAlchemy URL from given URL string')
    parts = match.groupdict()
    host = parts['ipv4host'] or parts['ipv6host'] or None
    names = [None if parts[name] is None else unquote(parts[name])
             for name in ('username', 'password')]
    query = {}
    for pair in (parts['query'] or '').split('&'):
        if pair:
            key, _, value = pair.partition('=')
            key, value = unquote(key.replace('+', ' ')), unquote(value.replace('+', ' '))
            if key in query:
                before = query[key]
                value = (*((before,) if isinstance(before, str) else before), value)
            query[key] = value
    return URL(parts['name'], names[0], names[1], host, parts['port'], parts['database'], query)

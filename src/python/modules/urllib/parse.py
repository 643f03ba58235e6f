"""URLs taken apart and put together."""
from collections import namedtuple

_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~'


def quote(string, safe='/', encoding=None, errors=None):
    data = string.encode(encoding or 'utf-8') if isinstance(string, str) else string
    allowed = _SAFE + (safe if isinstance(safe, str) else safe.decode())
    return ''.join(chr(byte) if chr(byte) in allowed else f'%{byte:02X}' for byte in data)


def quote_plus(string, safe='', encoding=None, errors=None):
    return quote(string, safe + ' ', encoding).replace(' ', '+')


def unquote_to_bytes(string):
    data = string.encode() if isinstance(string, str) else string
    first, *rest = data.split(b'%')
    parts = [first]
    for part in rest:
        try:
            parts.append(bytes.fromhex(part[:2].decode()) + part[2:])
        except ValueError:
            parts.append(b'%' + part)
    return b''.join(parts)


def unquote(string, encoding='utf-8', errors='replace'):
    if '%' not in string:
        return string
    return unquote_to_bytes(string).decode(encoding, errors)


def unquote_plus(string, encoding='utf-8', errors='replace'):
    return unquote(string.replace('+', ' '), encoding, errors)


def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    parts = []
    for key, value in query.items() if hasattr(query, 'items') else query:
        values = value if doseq and isinstance(value, (list, tuple)) else [value]
        for item in values:
            parts.append(quote_via(key if isinstance(key, str) else str(key), safe) + '='
                         + quote_via(item if isinstance(item, (str, bytes)) else str(item), safe))
    return '&'.join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, **kwargs):
    pairs = []
    for part in qs.split('&'):
        if not part:
            continue
        key, equal, value = part.partition('=')
        if value or keep_blank_values:
            pairs.append((unquote_plus(key), unquote_plus(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, **kwargs):
    result = {}
    for key, value in parse_qsl(qs, keep_blank_values):
        result.setdefault(key, []).append(value)
    return result


class _Net:
    def _info(self):
        user, at, host = self.netloc.rpartition('@')
        name, colon, password = user.partition(':')
        if host.startswith('['):
            host, _, port = host[1:].partition(']')
            port = port[1:]
        else:
            host, _, port = host.partition(':')
        return (name if at else None, password if colon else None, host.lower() or None, port or None)

    username = property(lambda self: self._info()[0])
    password = property(lambda self: self._info()[1])
    hostname = property(lambda self: self._info()[2])

    @property
    def port(self):
        port = self._info()[3]
        if port is None:
            return None
        if not port.isdigit():
            raise ValueError(f'Port could not be cast to integer value as {port!r}')
        if int(port) > 65535:
            raise ValueError('Port out of range 0-65535')
        return int(port)


class SplitResult(namedtuple('SplitResult', 'scheme netloc path query fragment'), _Net):
    def geturl(self):
        return urlunsplit(self)


class ParseResult(namedtuple('ParseResult', 'scheme netloc path params query fragment'), _Net):
    def geturl(self):
        return urlunparse(self)


def urlsplit(url, scheme='', allow_fragments=True):
    head, colon, rest = url.partition(':')
    if colon and head[:1].isalpha() and all(c.isalnum() or c in '+-.' for c in head):
        scheme, url = head.lower(), rest
    netloc = query = fragment = ''
    if url[:2] == '//':
        end = min([url.find(c, 2) for c in '/?#' if url.find(c, 2) >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
    if allow_fragments:
        url, _, fragment = url.partition('#')
    url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme='', allow_fragments=True):
    scheme, netloc, path, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if ';' in path[path.rfind('/') + 1:]:
        path, _, params = path.rpartition(';')
    return ParseResult(scheme, netloc, path, params, query, fragment)


def urlunsplit(parts):
    scheme, netloc, path, query, fragment = parts
    url = path
    if netloc or (scheme in ('file', 'sqlite') and path[:2] != '//'):
        url = '//' + (netloc or '') + ('/' if path and path[:1] != '/' else '') + path
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    return url + ('#' + fragment if fragment else '')


def urlunparse(parts):
    scheme, netloc, path, params, query, fragment = parts
    return urlunsplit((scheme, netloc, f'{path};{params}' if params else path, query, fragment))


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b, u = urlsplit(base), urlsplit(url)
    if u.scheme and u.scheme != b.scheme:
        return url
    if u.netloc:
        return urlunsplit((b.scheme, *u[1:]))
    if not u.path:
        return urlunsplit((b.scheme, b.netloc, b.path, u.query or b.query, u.fragment))
    path = u.path if u.path.startswith('/') else b.path[:b.path.rfind('/') + 1] + u.path
    parts = []
    for part in path.split('/'):
        if part == '..':
            if len(parts) > 1:
                parts.pop()
        elif part != '.':
            parts.append(part)
    if path.endswith(('/.', '/..')):
        parts.append('')
    return urlunsplit((b.scheme, b.netloc, '/'.join(parts), u.query, u.fragment))


class DefragResult(namedtuple('DefragResult', 'url fragment')):
    def geturl(self):
        return f'{self.url}#{self.fragment}' if self.fragment else self.url


def urldefrag(url):
    address, _, fragment = url.partition('#')
    return DefragResult(address, fragment)

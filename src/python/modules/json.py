"""JSON."""
import _json


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.lineno = doc.count('\n', 0, pos) + 1
        self.colno = pos - doc.rfind('\n', 0, pos)
        super().__init__(f'{msg}: line {self.lineno} column {self.colno} (char {pos})')
        self.msg, self.doc, self.pos = msg, doc, pos


JSONDecodeError.__module__ = 'json.decoder'


def _convert(value, hook, pairs_hook):
    if isinstance(value, tuple):
        pairs = [(key, _convert(part, hook, pairs_hook)) for key, part in value]
        if pairs_hook is not None:
            return pairs_hook(pairs)
        return dict(pairs) if hook is None else hook(dict(pairs))
    if isinstance(value, list):
        return [_convert(part, hook, pairs_hook) for part in value]
    return value


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kwargs):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode('utf-8')
    elif not isinstance(s, str):
        raise TypeError(f'the JSON object must be str, bytes or bytearray, not {type(s).__name__}')
    if s.startswith('\ufeff'):
        raise JSONDecodeError('Unexpected UTF-8 BOM (decode using utf-8-sig)', s, 0)
    is_plain = not (object_hook or object_pairs_hook)
    message, value = _json.read(s, not is_plain, parse_float, parse_int)
    if message is not None:
        raise JSONDecodeError(message, s, value)
    if is_plain:
        return value
    return _convert(value, object_hook, object_pairs_hook)


def load(fp, **kwargs):
    return loads(fp.read(), **kwargs)


class JSONDecoder:
    def __init__(self, **kwargs):
        self._kwargs = kwargs

    def decode(self, s):
        return loads(s, **self._kwargs)


class JSONEncoder:
    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii, self.allow_nan = skipkeys, ensure_ascii, allow_nan
        self.sort_keys = sort_keys
        self.indent = ' ' * indent if isinstance(indent, int) and not isinstance(indent, bool) \
            else indent
        self.item_separator, self.key_separator = separators or (
            (',', ': ') if indent is not None else (', ', ': '))
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        return self._text(o, '\n', [])

    def iterencode(self, o):
        yield self.encode(o)

    def _number(self, o):
        if isinstance(o, int):
            return int.__repr__(o)
        if o != o or o in (float('inf'), float('-inf')):
            if not self.allow_nan:
                raise ValueError(f'Out of range float values are not JSON compliant')
            return 'NaN' if o != o else 'Infinity' if o > 0 else '-Infinity'
        return float.__repr__(o)

    def _text(self, o, line, outer):
        if o is None:
            return 'null'
        if o is True:
            return 'true'
        if o is False:
            return 'false'
        if isinstance(o, str):
            return _json.quote(o, self.ensure_ascii)
        if isinstance(o, (int, float)):
            return self._number(o)
        if any(o is other for other in outer):
            raise ValueError('Circular reference detected')
        outer.append(o)
        if isinstance(o, dict):
            text = self._dict(o, line, outer)
        elif isinstance(o, (list, tuple)):
            text = self._join('[', [self._text(part, self._deeper(line), outer) for part in o], ']',
                              line)
        else:
            text = self._text(self.default(o), line, outer)
        outer.pop()
        return text

    def _deeper(self, line):
        return line if self.indent is None else line + self.indent

    def _key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (bool, int, float)):
            return self._text(key, '', [])
        if self.skipkeys:
            return None
        raise TypeError('keys must be str, int, float, bool or None, not '
                        f'{key.__class__.__name__}')

    def _dict(self, o, line, outer):
        items = sorted(o.items()) if self.sort_keys else o.items()
        parts = []
        for key, value in items:
            name = self._key(key)
            if name is not None:
                parts.append(_json.quote(name, self.ensure_ascii) + self.key_separator
                             + self._text(value, self._deeper(line), outer))
        return self._join('{', parts, '}', line)

    def _join(self, start, parts, end, line):
        if not parts:
            return start + end
        if self.indent is None:
            return start + self.item_separator.join(parts) + end
        deeper = self._deeper(line)
        return start + deeper + (self.item_separator + deeper).join(parts) + line + end


def dumps(obj, *, cls=None, **kwargs):
    return (cls or JSONEncoder)(**kwargs).encode(obj)


def dump(obj, fp, **kwargs):
    fp.write(dumps(obj, **kwargs))

"""Shallow and deep copies."""


class Error(Exception):
    pass


error = Error
_ATOMS = (type(None), bool, int, float, str, bytes, range, type, type(Ellipsis), type(NotImplemented),
          type(lambda: 0), type(len), property, slice)


def copy(value):
    method = getattr(type(value), '__copy__', None)
    if method is not None:
        return method(value)
    kind = type(value)
    if kind in _ATOMS or kind in (tuple, frozenset) or isinstance(value, type):
        return value
    if kind in (list, dict, set, bytearray):
        return kind(value)
    return _rebuild(value, lambda part: part)


def _rebuild(value, convert, memo=None):
    kind = type(value)
    if isinstance(value, dict):
        made = dict.__new__(kind)
        if memo is not None:
            memo[id(value)] = made
        for key, part in value.items():
            dict.__setitem__(made, convert(key), convert(part))
    elif isinstance(value, list):
        made = list.__new__(kind)
        if memo is not None:
            memo[id(value)] = made
        made.extend(convert(part) for part in value)
    elif isinstance(value, (tuple, set, frozenset)):
        parts = [convert(part) for part in value]
        made = tuple.__new__(kind, parts) if isinstance(value, tuple) else kind(parts)
    elif isinstance(value, bytearray):
        made = kind(value)
    elif isinstance(value, BaseException):
        made = kind(*[convert(part) for part in value.args])
    elif hasattr(value, '__getnewargs__'):
        made = kind.__new__(kind, *value.__getnewargs__())
    elif isinstance(value, (int, str, float, bytes)):
        made = kind.__new__(kind, value)
    else:
        made = kind.__new__(kind)
    if memo is not None:
        memo[id(value)] = made
    state = getattr(value, '__dict__', None)
    if state:
        made.__dict__.update({key: convert(part) for key, part in state.items()})
    slots = getattr(kind, '__slots__', ())
    for name in (slots,) if isinstance(slots, str) else slots:
        if hasattr(value, name) and not name.startswith('__'):
            object.__setattr__(made, name, convert(getattr(value, name)))
    return made


def deepcopy(value, memo=None):
    memo = {} if memo is None else memo
    kind = type(value)
    if kind in _ATOMS or isinstance(value, type):
        return value
    if id(value) in memo:
        return memo[id(value)]
    method = getattr(kind, '__deepcopy__', None)
    if method is not None:
        made = method(value, memo)
    elif kind is list:
        made = memo[id(value)] = []
        for part in value:
            made.append(deepcopy(part, memo))
    elif kind is tuple:
        made = tuple([deepcopy(part, memo) for part in value])
        if all(a is b for a, b in zip(made, value)):
            made = value
    elif kind is dict:
        made = memo[id(value)] = {}
        for key, part in value.items():
            made[deepcopy(key, memo)] = deepcopy(part, memo)
    else:
        made = _rebuild(value, lambda part: deepcopy(part, memo), memo)
    memo[id(value)] = made
    memo.setdefault(id(memo), []).append(value)
    return made

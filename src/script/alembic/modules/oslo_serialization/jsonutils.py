"""JSON, with what is no JSON as text."""

import json


def to_primitive(value, **kw):
    return str(value)


def dumps(obj, default=to_primitive, **kwargs):
    return json.dumps(obj, default=default, **kwargs)


def loads(s, encoding='utf-8', **kwargs):
    return json.loads(s.decode(encoding) if isinstance(s, bytes) else s, **kwargs)

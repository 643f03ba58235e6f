"""A little about functions and classes."""
import enum
import types

import _host


def isclass(thing):
    return isinstance(thing, type)


def isfunction(thing):
    return isinstance(thing, types.FunctionType)


def ismethod(thing):
    return isinstance(thing, types.MethodType)


def ismodule(thing):
    return isinstance(thing, types.ModuleType)


def isgenerator(thing):
    return isinstance(thing, types.GeneratorType) and not _host.is_coroutine(thing)


def isgeneratorfunction(thing):
    return _host.is_generator(thing)


def iscoroutinefunction(thing):
    return _host.is_coroutine_function(getattr(thing, '__func__', thing))


def iscoroutine(thing):
    return _host.is_coroutine(thing)


def isawaitable(thing):
    return _host.is_coroutine(thing) or hasattr(type(thing), '__await__')


def getdoc(thing):
    doc = thing.__doc__
    if doc is None:
        return None
    return cleandoc(doc)


def cleandoc(doc):
    """Without the indent of all lines but the first, and without blank lines around."""
    first, *rest = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    lines = [first.lstrip()] + [line[margin:] for line in rest]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getmembers(thing, predicate=None):
    pairs = [(name, getattr(thing, name)) for name in dir(thing)]
    return [pair for pair in pairs if predicate is None or predicate(pair[1])]


def getfile(thing):
    return thing.__file__


class _Kind(enum.IntEnum):
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = range(5)

    def __str__(self):
        return self.name

    description = property(lambda self: self.name.lower().replace('_', ' '))


class _empty:
    """Marks what a parameter does not have."""


def _shown(annotation):
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type):
        if annotation.__module__ == 'builtins':
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    empty = _empty
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _Kind

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def __str__(self):
        text = {2: '*', 4: '**'}.get(self.kind, '') + self.name
        if self.annotation is not _empty:
            text += ': ' + _shown(self.annotation)
        if self.default is not _empty:
            text += (' = ' if self.annotation is not _empty else '=') + repr(self.default)
        return text

    def __repr__(self):
        return f'<Parameter "{self}">'


class Signature:
    empty = _empty

    def __init__(self, parameters=(), *, return_annotation=_empty):
        self.parameters = {item.name: item for item in parameters}
        self.return_annotation = return_annotation

    def __str__(self):
        parts, kinds = [], [item.kind for item in self.parameters.values()]
        for index, item in enumerate(self.parameters.values()):
            if item.kind == 3 and 2 not in kinds and '*' not in parts:
                parts.append('*')
            parts.append(str(item))
            if item.kind == 0 and kinds[index + 1:index + 2] != [0]:
                parts.append('/')
        text = '(' + ', '.join(parts) + ')'
        if self.return_annotation is not _empty:
            text += ' -> ' + _shown(self.return_annotation)
        return text

    def __repr__(self):
        return f'<Signature {self}>'


def signature(thing):
    drop = 0
    if isinstance(thing, type):
        thing, drop = thing.__init__, 1
    elif isinstance(thing, types.MethodType):
        drop = 1
    elif not hasattr(thing, '__code__') and not isfunction(thing) and callable(thing):
        thing, drop = type(thing).__call__, 1
    thing = getattr(thing, '__func__', thing)
    while hasattr(thing, '__wrapped__'):
        thing = thing.__wrapped__
    rows = _host.signature(thing)
    if rows is None:
        raise ValueError(f'no signature found for builtin {thing!r}')
    result = thing.__annotations__.get('return', _empty)
    return Signature([Parameter(name, _Kind(kind), default=default[0] if default else _empty,
                                annotation=note[0] if note else _empty)
                      for name, kind, default, note in rows[drop:]], return_annotation=result)

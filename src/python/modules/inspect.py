"""A little about functions and classes."""
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
    return isinstance(thing, types.GeneratorType)


def isgeneratorfunction(thing):
    return bool(getattr(thing, '_is_generator_', False))


def iscoroutinefunction(thing):
    return False


def getdoc(thing):
    doc = thing.__doc__
    if doc is None:
        return None
    import textwrap
    first, _, rest = doc.partition('\n')
    return (first.strip() + ('\n' + textwrap.dedent(rest) if rest else '')).strip()


def getmembers(thing, predicate=None):
    pairs = [(name, getattr(thing, name)) for name in dir(thing)]
    return [pair for pair in pairs if predicate is None or predicate(pair[1])]


def getfile(thing):
    return thing.__file__


class Signature:
    def __init__(self, names):
        self.parameters = {name: name for name in names}


def signature(thing):
    thing = getattr(thing, '__func__', thing)
    return Signature(_host.parameters(thing) or [])

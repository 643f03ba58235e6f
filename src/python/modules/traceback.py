"""Exceptions as text."""
import _host


def _target(args):
    for arg in args:
        if isinstance(arg, BaseException):
            return arg
    return _host.handled()


def format_exc(limit=None, chain=True):
    return _host.format_exception(_host.handled())


def format_exception(*args, **kwargs):
    return _host.format_exception(_target(args)).splitlines(True)


def format_exception_only(*args, **kwargs):
    return [_host.exception_text(_target(args)) + '\n']


def print_exc(limit=None, file=None, chain=True):
    _print(format_exc(), file)


def print_exception(*args, file=None, **kwargs):
    _print(''.join(format_exception(*args)), file)


def _print(text, file):
    if file is None:
        _host.write(text, True)
    else:
        file.write(text)


def format_tb(tb, limit=None):
    return [f'  File "{path}", line {line}, in {name}\n' for path, line, name, _ in reversed(tb or [])]


def extract_tb(tb, limit=None):
    return [FrameSummary(path, line, name) for path, line, name, _ in reversed(tb or [])]


def format_stack(*args, **kwargs):
    return []


class FrameSummary:
    def __init__(self, filename, lineno, name):
        self.filename, self.lineno, self.name = filename, lineno, name

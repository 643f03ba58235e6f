"""The interpreter."""
import _host

version = '3.11.0 (alambique)'
version_info = (3, 11, 0, 'final', 0)
hexversion = 0x030b00f0
platform = 'linux'
byteorder = 'little'
maxsize = 9223372036854775807
maxunicode = 0x10ffff
path = []
argv = _host.script_arguments()
executable = ''
prefix = ''
modules = _host.loaded_modules()
builtin_module_names = ()
flags = None


class _Version(tuple):
    major, minor, micro, releaselevel, serial = 3, 11, 0, 'final', 0


version_info = _Version(version_info)


class _Implementation:
    name = 'alambique'
    version = version_info


implementation = _Implementation()


class _Float:
    max = 1.7976931348623157e+308
    min = 2.2250738585072014e-308
    epsilon = 2.220446049250313e-16
    dig = 15
    mant_dig = 53


float_info = _Float()


class _Stream:
    encoding = 'utf-8'
    errors = 'strict'
    closed = False

    def __init__(self, name, is_stderr):
        self.name = name
        self._is_stderr = is_stderr

    def write(self, text):
        return _host.write(text, self._is_stderr)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def fileno(self):
        return 2 if self._is_stderr else 1


stdout = __stdout__ = _Stream('<stdout>', False)
stderr = __stderr__ = _Stream('<stderr>', True)
stdin = None


def exit(code=None, /):
    if code is None:
        raise SystemExit
    raise SystemExit(code)


def exc_info():
    error = _host.handled()
    if error is None:
        return None, None, None
    return type(error), error, error.__traceback__


def exception():
    return _host.handled()


def getrecursionlimit():
    return 1000


def setrecursionlimit(limit):
    pass


def set_int_max_str_digits(digits):
    pass


def getsizeof(thing, default=0):
    return 64


def getdefaultencoding():
    return 'utf-8'


def getfilesystemencoding():
    return 'utf-8'


def intern(text):
    return text


class _Frame:
    def __init__(self, line, name, path, names):
        self.f_lineno, self.f_globals = line, names
        self.f_code = self
        self.co_name, self.co_filename = name, path


def _getframe(depth=0):
    found = _host.caller(depth + 1)
    if found is None:
        raise ValueError('call stack is not deep enough')
    return _Frame(*found)

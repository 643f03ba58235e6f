"""Environment and paths; nothing here changes the machine."""
import _host
import posixpath as path

name = 'posix'
sep = '/'
altsep = None
linesep = '\n'
pathsep = ':'
curdir, pardir, extsep = '.', '..', '.'
devnull = '/dev/null'
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1


class _Environ(dict):
    def __missing__(self, key):
        value = _host.variable(key)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key):
        return dict.__contains__(self, key) or _host.variable(key) is not None

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __setitem__(self, key, value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        dict.__setitem__(self, key, value)

    def copy(self):
        return dict(self)

    def __repr__(self):
        return f'environ({dict(self)!r})'


environ = _Environ(_host.environment())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def getcwd():
    return _host.working_directory()


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    method = getattr(type(path), '__fspath__', None)
    if method is None:
        raise TypeError('expected str, bytes or os.PathLike object, not ' + type(path).__name__)
    return method(path)


def listdir(path='.'):
    return _host.list_directory(fspath(path))


class DirEntry:
    def __init__(self, directory, name):
        self.name = name
        self.path = path.join(directory, name)

    def is_file(self):
        return path.isfile(self.path)

    def is_dir(self):
        return path.isdir(self.path)

    def __fspath__(self):
        return self.path


class _Scan(list):
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass


def scandir(directory='.'):
    return _Scan(DirEntry(fspath(directory), name) for name in listdir(directory))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    names = listdir(top)
    directories = [name for name in names if path.isdir(path.join(top, name))]
    files = [name for name in names if name not in directories]
    if topdown:
        yield top, directories, files
    for name in directories:
        yield from walk(path.join(top, name), topdown)
    if not topdown:
        yield top, directories, files


def access(path, mode):
    return mode != W_OK and _host.path_kind(fspath(path)) != 0


def urandom(size):
    return _host.entropy(size)


def getpid():
    return 1


def cpu_count():
    return 1


class PathLike:
    def __class_getitem__(cls, item):
        return cls


class stat_result:
    def __init__(self, size):
        self.st_size = size


def stat(path):
    return stat_result(_host.file_size(fspath(path)))


def strerror(code):
    return f'error {code}'


def _refused(name):
    def refuse(*args, **kwargs):
        raise PermissionError(1, f'os.{name}() is not supported in migration scripts')
    refuse.__name__ = name
    return refuse


for _name in ('remove unlink rename replace mkdir makedirs rmdir removedirs system popen chmod chown '
              'symlink link truncate kill fork execv chdir').split():
    globals()[_name] = _refused(_name)

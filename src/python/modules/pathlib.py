"""Paths as objects; files can be read, nothing written."""
import _host
import os
import posixpath


class PurePath:
    def __init__(self, *parts):
        path = posixpath.join(*[os.fspath(part) for part in parts]) if parts else ''
        root = '/' if path.startswith('/') else ''
        self._parts = [part for part in path.split('/') if part and part != '.']
        self._root = root

    def _made(self, root, parts):
        made = type(self)()
        made._root, made._parts = root, list(parts)
        return made

    def __str__(self):
        return self._root + '/'.join(self._parts) or '.'

    def __fspath__(self):
        return str(self)

    def __repr__(self):
        name = 'PosixPath' if type(self) is Path else 'PurePosixPath' if type(self) is PurePath \
            else type(self).__name__
        return f'{name}({str(self)!r})'

    def as_posix(self):
        return str(self)

    def as_uri(self):
        return 'file://' + str(self)

    def __truediv__(self, other):
        try:
            return type(self)(self, other)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, other):
        return type(self)(other, self)

    def joinpath(self, *others):
        return type(self)(self, *others)

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __hash__(self):
        return hash(str(self))

    root = property(lambda self: self._root)
    drive = ''
    anchor = root
    parts = property(lambda self: ((self._root,) if self._root else ()) + tuple(self._parts))
    name = property(lambda self: self._parts[-1] if self._parts else '')

    @property
    def suffix(self):
        dot = self.name.rfind('.')
        return self.name[dot:] if 0 < dot < len(self.name) - 1 else ''

    @property
    def suffixes(self):
        return ['.' + part for part in self.name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._made(self._root, self._parts[:-1])

    @property
    def parents(self):
        count = len(self._parts)
        return [self._made(self._root, self._parts[:at]) for at in range(count - 1, -1, -1)]

    def is_absolute(self):
        return bool(self._root)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f'{self!r} has an empty name')
        return self._made(self._root, self._parts[:-1] + [name])

    def with_suffix(self, suffix):
        if suffix and (not suffix.startswith('.') or suffix == '.' or '/' in suffix):
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(self.stem + suffix)

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def relative_to(self, *others):
        base = type(self)(*others)
        count = len(base._parts)
        if base._root != self._root or self._parts[:count] != base._parts:
            raise ValueError(f'{str(self)!r} is not in the subpath of {str(base)!r} OR one path is '
                             'relative and the other is absolute.')
        return self._made('', self._parts[count:])

    def is_relative_to(self, *others):
        try:
            self.relative_to(*others)
        except ValueError:
            return False
        return True

    def match(self, pattern):
        import fnmatch
        return fnmatch.fnmatch(self.name, pattern.rpartition('/')[2])

    def __deepcopy__(self, memo):
        return self


PurePosixPath = PurePath


class Path(PurePath):
    @classmethod
    def cwd(cls):
        return cls(_host.working_directory())

    def exists(self):
        return posixpath.exists(self)

    def is_file(self):
        return posixpath.isfile(self)

    def is_dir(self):
        return posixpath.isdir(self)

    def is_symlink(self):
        return False

    def absolute(self):
        return type(self)(posixpath.join(_host.working_directory(), self))

    def resolve(self, strict=False):
        return type(self)(posixpath.abspath(self))

    def expanduser(self):
        return self

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        import io
        return io.open(str(self), mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open('r', encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        return _host.read_file(str(self))

    def iterdir(self):
        return iter([self / name for name in _host.list_directory(str(self))])

    def glob(self, pattern):
        import fnmatch
        head, _, rest = pattern.partition('/')
        if head == '**':
            if rest:
                yield from self.glob(rest)
            else:
                yield self
            for child in self.iterdir():
                if child.is_dir():
                    yield from child.glob(pattern)
            return
        for child in self.iterdir():
            if fnmatch.fnmatchcase(child.name, head):
                if not rest:
                    yield child
                elif child.is_dir():
                    yield from child.glob(rest)

    def rglob(self, pattern):
        return self.glob('**/' + pattern)

    def stat(self):
        return os.stat(self)

    def _refuse(self, *args, **kwargs):
        raise PermissionError(1, 'scripts may not write files', str(self))

    write_text = write_bytes = mkdir = rmdir = unlink = touch = rename = replace = chmod = _refuse


PosixPath = Path

"""Text and bytes in memory, and files for reading."""
import _host

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    closed = False

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def close(self):
        self.closed = True

    def flush(self):
        pass

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False


class _Memory(IOBase):
    def __init__(self, initial):
        self._data = initial
        self._at = 0

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def getvalue(self):
        self._check()
        return self._data

    def read(self, size=-1):
        self._check()
        end = len(self._data) if size is None or size < 0 else self._at + size
        part = self._data[self._at:end]
        self._at += len(part)
        return part

    def write(self, part):
        self._check()
        if not isinstance(part, type(self._empty)):
            if isinstance(self._empty, str):
                raise TypeError(f"string argument expected, got '{type(part).__name__}'")
            raise TypeError(f"a bytes-like object is required, not '{type(part).__name__}'")
        if self._at == len(self._data):
            self._data += part
        else:
            self._data = self._data[:self._at] + part + self._data[self._at + len(part):]
        self._at += len(part)
        return len(part)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def readline(self, size=-1):
        self._check()
        end = self._data.find(self._newline, self._at)
        end = len(self._data) if end < 0 else end + 1
        part = self._data[self._at:end]
        self._at = end
        return part

    def readlines(self, hint=-1):
        return list(self)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def seek(self, offset, whence=0):
        if whence == 0 and offset < 0:
            raise ValueError(f'Negative seek position {offset}')
        self._at = offset if whence == 0 else self._at + offset if whence == 1 \
            else len(self._data) + offset
        return self._at

    def tell(self):
        return self._at

    def truncate(self, size=None):
        self._data = self._data[:self._at if size is None else size]
        return len(self._data)


class StringIO(_Memory):
    _empty, _newline = '', '\n'

    def __init__(self, initial_value='', newline='\n'):
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError('initial_value must be str or None, not '
                            f'{type(initial_value).__name__}')
        super().__init__(initial_value or '')


class BytesIO(_Memory):
    _empty, _newline = b'', b'\n'

    def __init__(self, initial_bytes=b''):
        super().__init__(bytes(initial_bytes))


class TextIOWrapper(StringIO):
    def write(self, text):
        raise UnsupportedOperation('not writable')

    def writable(self):
        return False

    encoding = 'UTF-8'


class BufferedReader(BytesIO):
    def write(self, data):
        raise UnsupportedOperation('write')

    def writable(self):
        return False


TextIOBase = RawIOBase = BufferedIOBase = IOBase


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
    if any(letter in mode for letter in 'wax+'):
        raise PermissionError(1, 'scripts may not write files', str(file))
    if not isinstance(file, str):
        method = getattr(type(file), '__fspath__', None)
        if method is None:
            raise TypeError(f'expected str, bytes or os.PathLike object, not {type(file).__name__}')
        file = method(file)
    data = _host.read_file(file)
    if 'b' in mode:
        opened = BufferedReader(data)
    else:
        if (encoding or '').lower().replace('_', '-') == 'utf-8-sig':
            encoding = 'utf-8'
            data = data[3:] if data[:3] == b'\xef\xbb\xbf' else data
        text = data.decode(encoding or 'utf-8', errors or 'strict')
        if newline is None:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        opened = TextIOWrapper(text)
    opened.name, opened.mode = file, mode
    return opened

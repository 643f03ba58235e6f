"""OSError and its family: made from numbers, attributes, texts, catching."""
for number in (1, 2, 3, 4, 10, 11, 13, 17, 20, 21, 32, 103, 104, 110, 111, 5, 9999):
    error = OSError(number, 'text', 'name')
    print(number, type(error).__name__, error.errno, error.strerror, error.filename, str(error), error.args, isinstance(error, ConnectionError))
for error in (OSError(), OSError('one'), OSError(2, 'two'), FileNotFoundError(), FileNotFoundError(2, 'a', 'b'), PermissionError('x'), ConnectionResetError(104, 'reset'), BrokenPipeError('p'), TimeoutError('t')):
    print(repr(error), '|', str(error), '|', error.errno, error.strerror, error.filename)
print(IOError is OSError, EnvironmentError is OSError, issubclass(BrokenPipeError, ConnectionError), issubclass(FileExistsError, OSError), issubclass(TabError, SyntaxError), issubclass(UnicodeTranslateError, ValueError))
for action in (lambda: open('/no/such/file'), lambda: open('/')):
    try:
        action()
    except (FileNotFoundError, IsADirectoryError) as error:
        print(type(error).__name__, error.errno, error.strerror)


class Own(OSError):
    def __init__(self, code):
        super().__init__(code, f'own {code}')


try:
    raise Own(2)
except OSError as error:
    print(type(error).__name__, error.errno, error, error.args)

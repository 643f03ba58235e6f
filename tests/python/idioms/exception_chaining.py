"""Causes, contexts, and what an exception holds."""


class MigrationError(Exception):
    def __init__(self, revision, message='failed'):
        super().__init__(revision, message)
        self.revision = revision

    def __str__(self):
        return f'{self.revision}: {self.args[1]}'


class Missing(MigrationError, LookupError):
    pass


try:
    try:
        {}['a']
    except KeyError as error:
        raise MigrationError('abc') from error
except MigrationError as error:
    print(error, repr(error), error.args, repr(error.__cause__), error.__suppress_context__)
try:
    try:
        int('x')
    except ValueError:
        raise Missing('def', 'gone')
except LookupError as error:
    print(error, repr(error.__context__), error.__cause__, error.__suppress_context__)
try:
    try:
        int('x')
    except ValueError:
        raise RuntimeError('clean') from None
except RuntimeError as error:
    print(error.__cause__, error.__suppress_context__, type(error.__context__).__name__)
for make in (lambda: Exception(), lambda: Exception('a'), lambda: Exception('a', 1), lambda: KeyError('k'), lambda: KeyError(),
             lambda: ValueError(None), lambda: OSError(2, 'No such file'), lambda: OSError(2, 'No', 'f.txt'), lambda: StopIteration(5),
             lambda: SystemExit(3), lambda: AssertionError(), lambda: ImportError('m', name='n')):
    made = make()
    print(repr(made), '|', str(made), '|', made.args)
error = ValueError('noted')
error.add_note('a note')
print(error.__notes__, isinstance(FileNotFoundError(), OSError), OSError(2, 'x').errno, type(OSError(2, 'x')).__name__, IOError is OSError)


def order():
    try:
        return 'try'
    finally:
        print('finally')


def override():
    try:
        1 / 0
    except ZeroDivisionError:
        return 'except'
    else:
        return 'else'
    finally:
        print('last')


print(order(), override())
for bad in (lambda: exec_raise(5), lambda: exec_raise(Exception), lambda: exec_raise(None)):
    def exec_raise(what):
        raise what
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
try:
    raise
except RuntimeError as error:
    print(error)
try:
    assert 1 == 2, ('tuple', 1)
except AssertionError as error:
    print(error, error.args)

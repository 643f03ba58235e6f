"""Exception classes of one's own: arguments, attributes, trees, messages, notes, comparing."""


class AppError(Exception):
    code = 0

    def __init__(self, message, *, detail=None, **context):
        super().__init__(message)
        self.detail, self.context = detail, context

    def __str__(self):
        text = super().__str__()
        return f'[{self.code}] {text}' + (f' ({self.detail})' if self.detail else '')


class NotFound(AppError, LookupError):
    code = 404


class Conflict(AppError):
    code = 409

    def __init__(self, name):
        super().__init__(f'{name} exists', detail='rename it', name=name)
        self.name = name


for error in (AppError('plain'), NotFound('row 5', detail='table t'), Conflict('x')):
    try:
        raise error
    except LookupError as caught:
        print('lookup', caught, caught.args, caught.detail)
    except AppError as caught:
        print(type(caught).__name__, caught, repr(caught), caught.context)
print(NotFound.__mro__[1].__name__, issubclass(NotFound, (KeyError, LookupError)), isinstance(Conflict('y'), AppError))


class Silent(Exception):
    pass


for error in (Silent(), Silent(''), Silent('one'), Silent('one', 2), KeyError('k'), KeyError(), OSError(2, 'gone'), OSError(13, 'no', 'file'),
              StopIteration(3), SystemExit(4), UnicodeError('u'), ValueError(None), Silent(('t',))):
    print(repr(error), '|', str(error), '|', error.args)
try:
    raise OSError(2, 'gone', 'name.txt')
except FileNotFoundError as error:
    print(error, error.errno, error.strerror, error.filename)
try:
    raise Silent
except Silent as error:
    error.add_note('first note')
    error.add_note('second')
    print(error.__notes__)


def fail(n):
    if n == 0:
        raise ValueError('bottom')
    try:
        fail(n - 1)
    except ValueError as error:
        raise RuntimeError(f'level {n}') from error


try:
    fail(2)
except RuntimeError as error:
    while error:
        print(type(error).__name__, error, error.__suppress_context__)
        error = error.__cause__
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('second') from None
except KeyError as error:
    print(error.__context__.__class__.__name__, error.__cause__, error.__suppress_context__)


def order():
    try:
        yield 'try'
        raise TypeError('t')
    except (ValueError, TypeError) as error:
        yield f'except {error}'
    else:
        yield 'else'
    finally:
        yield 'finally'


print(list(order()))


def override():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return 'try'
        finally:
            print('finally', i)
            if i == 2:
                return 'finally wins'


print(override())
for wrong in ('raise 5', 'not a class'):
    try:
        raise wrong
    except TypeError as error:
        print(error)
try:
    try:
        raise ValueError
    except 'text':
        pass
except TypeError as error:
    print(error, type(error.__context__).__name__)
try:
    error
except NameError as missing:
    print(missing)
e = ValueError('same')
print(e == ValueError('same'), e == e, {e: 1}[e], e.with_traceback(None) is e)

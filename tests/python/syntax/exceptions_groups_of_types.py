"""except with tuples built at run time, attributes, calls; order of handlers; hierarchy."""
RETRY = (ConnectionError, TimeoutError)
EVERYTHING = RETRY + (LookupError,)


class Errors:
    own = type('OwnError', (Exception,), {})
    both = (ValueError, own)


def pick(name):
    return {'arith': ArithmeticError, 'os': OSError}[name]


def run(action):
    try:
        action()
    except RETRY as error:
        return 'retry', error
    except Errors.both as error:
        return 'both', error
    except EVERYTHING as error:
        return 'everything', error
    except pick('arith') as error:
        return 'arith', error
    except pick('os'):
        return 'os', None
    return 'fine', None


def thrower(error):
    def throw():
        raise error
    return throw


for error in (ConnectionResetError('reset'), TimeoutError('slow'), ValueError('v'), UnicodeError('u'), Errors.own('own'), KeyError('k'), IndexError('i'), ZeroDivisionError('z'), OverflowError('o'), FileNotFoundError('f'), PermissionError()):
    kind, caught = run(thrower(error))
    print(type(error).__name__, kind, repr(caught), caught is error)
try:
    run(thrower(AttributeError('a')))
except AttributeError as error:
    print('through', error)
print(run(lambda: None), run(lambda: {}['x']), run(lambda: 1 // 0), run(lambda: int('x')))
for cls in (KeyError, FileNotFoundError, UnicodeDecodeError, RecursionError, NotImplementedError, ModuleNotFoundError, BrokenPipeError, UnboundLocalError, IndentationError, StopIteration, KeyboardInterrupt, GeneratorExit, FloatingPointError, DeprecationWarning):
    print(cls.__name__, [c.__name__ for c in cls.__mro__[1:-1]])

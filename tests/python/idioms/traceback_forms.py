"""Tracebacks as text: format_exc, chains, causes, custom classes, nested functions."""
import io
import sys
import traceback


def inner(n):
    if n == 0:
        raise ValueError('deep inside')
    return inner(n - 1)


def lines_of(text):
    return [line for line in text.splitlines() if not line.startswith('  File') and line.strip(' ~^')]


try:
    inner(2)
except ValueError as error:
    text = traceback.format_exc()
    print('\n'.join(lines_of(text)))
    print(text.count('in inner'), text.splitlines()[0], traceback.format_exception_only(type(error), error), sys.exc_info()[0].__name__)
    print(traceback.format_exception(type(error), error, error.__traceback__)[-1], end='')
    print(len(traceback.extract_tb(error.__traceback__)), traceback.extract_tb(error.__traceback__)[-1].name)


def chained():
    try:
        inner(0)
    except ValueError as error:
        raise KeyError('outer') from error


def during():
    try:
        inner(0)
    except ValueError:
        {}['while handling']


for function in (chained, during):
    try:
        function()
    except KeyError:
        text = traceback.format_exc()
        print('\n'.join(lines_of(text)), text.count('Traceback (most'))


class Custom(Exception):
    def __str__(self):
        return 'two\nlines'


class Quiet(Exception):
    pass


for error in (Custom(), Quiet(), Quiet('x', 1), KeyError('k'), SyntaxError('bad') if False else TypeError()):
    try:
        raise error
    except Exception as caught:
        print(traceback.format_exception_only(type(caught), caught))
        print(lines_of(traceback.format_exc())[-1])
out = io.StringIO()
try:
    int('x')
except ValueError:
    traceback.print_exc(file=out)
print(lines_of(out.getvalue()))
print(sys.exc_info(), traceback.format_exc().strip())
try:
    try:
        raise OSError(5, 'io')
    finally:
        print('finally runs')
except OSError as error:
    print(error, error.__traceback__ is not None)
error = ValueError('never raised')
print(error.__traceback__, error.__context__, error.__cause__)

"""Tracebacks as texts."""
import sys
import traceback


def inner():
    raise ValueError('deep')


def middle():
    inner()


try:
    middle()
except ValueError as error:
    lines = traceback.format_exc().splitlines()
    print(lines[0], lines[-1])
    print([line.strip().split(', in ')[-1] for line in lines if line.startswith('  File')])
    print(traceback.format_exception_only(type(error), error))
    kind, value, trace = sys.exc_info()
    print(kind is ValueError, value is error, trace is not None)
    print(''.join(traceback.format_exception(kind, value, trace)).splitlines()[-1])
print(sys.exc_info())
try:
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise RuntimeError('wrapped') from error
except RuntimeError:
    text = traceback.format_exc()
    print('direct cause' in text, text.count('Traceback'), text.strip().splitlines()[-1])
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError('during')
except RuntimeError:
    print('During handling' in traceback.format_exc())

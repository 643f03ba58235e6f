"""What runs when in with statements."""
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


class Step:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print('exit', self.name, kind.__name__ if kind else None, value)
        return self.swallow

    def close(self):
        print('close', self.name)


with Step('a') as first, Step('b') as second:
    print(first, second)
with (Step('p') as left, Step('q')):
    print(left)
with Step('outer', swallow=True):
    with Step('inner'):
        raise ValueError('lost')
print('goes on')


@contextmanager
def transaction(name):
    print('begin', name)
    try:
        yield name
    except KeyError as error:
        print('rollback', error)
        raise
    else:
        print('commit', name)
    finally:
        print('end', name)


with transaction('one'):
    pass
try:
    with transaction('two'):
        {}['missing']
except KeyError:
    print('seen outside')
with suppress(ZeroDivisionError, KeyError):
    1 / 0
with closing(Step('c')) as closed, nullcontext(5) as five:
    print(closed.name, five)
with ExitStack() as stack:
    names = [stack.enter_context(Step(name)) for name in 'xy']
    stack.callback(print, 'callback', names)


def early():
    with Step('early'):
        return 'returned'


print(early())
for number in range(2):
    with Step(str(number)):
        continue
try:
    with 5:
        pass
except TypeError as error:
    print(error)

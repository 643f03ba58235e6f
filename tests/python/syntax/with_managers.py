"""Context managers: exceptions swallowed and changed, several at once, exit stacks, generators."""
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress
import io


class Manager:
    def __init__(self, name, swallow=(), fail_exit=False):
        self.name, self.swallow, self.fail_exit = name, swallow, fail_exit

    def __enter__(self):
        print('enter', self.name)
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        print('exit', self.name, kind.__name__ if kind else None, error)
        if self.fail_exit:
            raise OSError('exit failed')
        return bool(kind) and issubclass(kind, self.swallow)


with Manager('a') as a, Manager('b', swallow=KeyError) as b:
    print(a, b)
    {}['x']
print('after')
with (Manager('p') as p, Manager('q')):
    print(p)
try:
    with Manager('c', fail_exit=True):
        raise ValueError('inside')
except OSError as error:
    print(error, '|', repr(error.__context__))


def early():
    with Manager('r'):
        for i in range(3):
            with Manager(f'loop{i}'):
                if i == 1:
                    return i
    return None


print(early())


@contextmanager
def section(title, log):
    log.append(f'<{title}>')
    try:
        yield log
    except LookupError as error:
        log.append(f'lookup {error}')
    else:
        log.append('fine')
    finally:
        log.append(f'</{title}>')


log = []
with section('one', log) as same:
    same.append('body')
with section('two', log):
    [][1]
try:
    with section('three', log):
        1 / 0
except ZeroDivisionError as error:
    log.append(str(error))
print(log)


@section('deco', log)
def decorated():
    log.append('called')


decorated()
decorated()
print(log[-6:])
with ExitStack() as stack:
    names = [stack.enter_context(Manager(n)) for n in 'xy']
    stack.callback(print, 'callback', 1, sep='-')
    stack.push(lambda kind, error, trace: print('pushed', kind) or True)
    raise RuntimeError(names)
print('swallowed')
with suppress(KeyError, IndexError):
    [].pop()
    print('not reached')
with closing(io.StringIO('text')) as file, nullcontext('nothing') as nothing:
    print(file.read(), nothing)
print(file.closed)
out = io.StringIO()
with redirect_stdout(out):
    print('captured')
print(repr(out.getvalue()))
try:
    with object():
        pass
except TypeError as error:
    print(error)
@contextmanager
def never():
    if False:
        yield
try:
    with never():
        pass
except RuntimeError as error:
    print(error)

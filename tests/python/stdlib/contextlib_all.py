"""contextlib: managers from generators, stacks, redirects, decorators, closing."""
import contextlib
import io


@contextlib.contextmanager
def tag(name, out):
    out.append(f'<{name}>')
    try:
        yield name.upper()
    finally:
        out.append(f'</{name}>')


out = []
with tag('a', out) as a, tag('b', out) as b:
    out.append(a + b)
print(out)
with contextlib.ExitStack() as stack:
    for name in 'xyz':
        stack.enter_context(tag(name, out))
    stack.callback(out.append, 'callback')
    moved = stack.pop_all()
print(out[5:])
moved.close()
print(out[5:])
manager = tag('c', out)
print(manager.__enter__(), manager.__exit__(None, None, None))


class Deco(contextlib.ContextDecorator):
    def __enter__(self):
        print('in')
        return self

    def __exit__(self, *error):
        print('out', error[0])
        return True


@Deco()
def work(x):
    print('work', x)
    return 1 / x


print(work(1), work(0))
with contextlib.suppress(ZeroDivisionError):
    1 / 0
text = io.StringIO()
with contextlib.redirect_stdout(text):
    print('hidden')
print(text.getvalue().strip(), contextlib.nullcontext(5).__enter__())


class Thing:
    def close(self):
        print('closed')


with contextlib.closing(Thing()) as thing:
    print(type(thing).__name__)


class Abstract(contextlib.AbstractContextManager):
    def __exit__(self, *error):
        return None


with Abstract() as same:
    print(isinstance(same, Abstract))
try:
    with tag('d', out):
        raise KeyError('in d')
except KeyError as error:
    print(error, out[-1])

"""Class bodies are code: loops, conditions, functions, comprehension, names deleted."""
import sys


class Body:
    fields = {}
    for _name in ('a', 'b'):
        fields[_name] = len(fields)
    del _name
    if sys.version_info >= (3,):
        version = 'three'
    else:
        version = 'two'
    try:
        import nonexistent_module
    except ImportError:
        fallback = True

    def helper(x):
        return x * 2

    doubled = helper(21)
    squares = [n * n for n in range(3)]

    def method(self):
        return self.doubled, type(self).fields

    alias = method
    with_default = (lambda self, n=doubled: n)
    a = b = 1
    a += 1
    print('body runs', __name__, __qualname__)


print(Body.fields, Body.version, Body.fallback, Body.doubled, Body.squares, Body().method(), Body().alias(), Body().with_default(), Body.a, Body.b, hasattr(Body, '_name'))


def factory(base, **attributes):
    class Made(base):
        name = base.__name__ + 'Made'
        vars().update(attributes) if False else None

        def kind(self):
            return base, self.name
    for key, value in attributes.items():
        setattr(Made, key, value)
    return Made


M = factory(Body, x=1, show=lambda self: f'<{self.x}>')
print(M.name, M().kind()[0] is Body, M().show(), M.__qualname__, M.x, issubclass(M, Body), M.doubled)
Body.added = lambda self: 'later'
Body.squares.append(9)
print(M().added(), M.squares, Body.method is Body.alias, Body.__dict__.keys() >= {'fields', 'alias'})
x = 'outer'


class Shadow:
    x = x + '+class'
    y = [x for _ in range(1)][0]

    def get(self):
        return x


print(Shadow.x, Shadow.y, Shadow().get())

"""Decorators with and without arguments, on functions and classes."""
import functools


def plain(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print('call', function.__name__, args, kwargs)
        return function(*args, **kwargs)
    return wrapper


def repeat(times, *, separator=' '):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            return separator.join(str(function(*args, **kwargs)) for _ in range(times))
        return wrapper
    return decorate


registry = {}


def register(name=None):
    def decorate(target):
        registry[name or target.__name__] = target
        return target
    return decorate


@plain
@repeat(3, separator='-')
def greet(name, greeting='hi'):
    """Greets."""
    return f'{greeting} {name}'


print(greet('bob', greeting='yo'), greet.__name__, greet.__doc__, greet.__wrapped__.__name__)


@register()
class Model:
    pass


@register('custom')
def step():
    return 1


print(sorted(registry), registry['custom'](), registry['Model'] is Model)


class Counting:
    def __init__(self, function):
        functools.update_wrapper(self, function)
        self.function, self.calls = function, 0

    def __call__(self, *args):
        self.calls += 1
        return self.function(*args)


@Counting
def add(a, b):
    return a + b


print(add(1, 2), add(3, 4), add.calls, add.__name__)


def singleton(cls):
    instance = cls()
    return lambda: instance


@singleton
class Config:
    value = 3


print(Config() is Config(), Config().value)

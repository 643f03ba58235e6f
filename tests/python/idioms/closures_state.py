"""Closures that keep and share state."""


def counter(start=0):
    count = start

    def increment(step=1):
        nonlocal count
        count += step
        return count

    def reset():
        nonlocal count
        count = start

    return increment, reset


increment, reset = counter(10)
print(increment(), increment(5), reset(), increment())
print([function() for function in [lambda: number for number in range(3)]])
print([function() for function in [lambda number=number: number for number in range(3)]])


def memo(function):
    cache = {}

    def wrapper(*arguments):
        if arguments not in cache:
            cache[arguments] = function(*arguments)
        return cache[arguments]

    wrapper.cache = cache
    return wrapper


@memo
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(50), len(fibonacci.cache), fibonacci.__name__)


def outer():
    def read():
        return later
    try:
        read()
    except NameError as error:
        print(type(error).__name__, error)
    later = 'bound'
    print(read())


def local_before_assignment():
    try:
        print(value)
    except UnboundLocalError as error:
        print(error)
    value = 1


outer()
local_before_assignment()
print(increment.__name__, increment.__qualname__)

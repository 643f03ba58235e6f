"""Names in modules, functions and classes."""
level = 'module'
counts = {}


def read():
    return level


def change():
    global level, created
    level = 'changed'
    created = 'made by a function'


def nested():
    level = 'function'

    def inner():
        nonlocal level
        level += '!'
        return level

    class Local:
        level = 'class'
        seen = level

        def method(self):
            return level

    return inner(), Local.seen, Local().method(), Local.__qualname__


print(read(), nested())
change()
print(read(), created, level)


def dispatch(engine):
    return globals()['upgrade_%s' % engine]()


def upgrade_main():
    return 'main upgraded'


print(dispatch('main'), 'level' in globals(), globals()['level'], sorted(name for name in globals() if name[0] != '_'))
try:
    dispatch('other')
except KeyError as error:
    print('KeyError', error)


def arguments(a, b=2, *c, d, e=5, **f):
    return sorted(locals().items())


print(arguments(1, d=4, g=7), __name__)
globals()['fresh'] = 3
print(fresh)
del fresh
try:
    fresh
except NameError as error:
    print(error)
try:
    levle
except NameError as error:
    print(type(error).__name__)
for leaked in range(3):
    pass
print(leaked)
if True:
    block = 'visible'
print(block)
try:
    raise ValueError('x')
except ValueError as error:
    pass
try:
    error
except NameError as problem:
    print(problem)

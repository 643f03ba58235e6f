"""global and nonlocal, module namespaces, names deleted and made again."""
counter = 0
names = ['a']


def bump(by=1):
    global counter
    counter += by
    return counter


def make_new():
    global brand_new, names
    brand_new = 'made'
    names = names + ['b']


def shadow(counter=100):
    counter += 1
    return counter


print(bump(), bump(5), shadow(), counter)
make_new()
print(brand_new, names, 'brand_new' in globals(), globals()['counter'])
globals()['dynamic'] = 'set through the dict'
print(dynamic, __name__, type(globals()).__name__)
del brand_new
try:
    brand_new
except NameError as error:
    print(error)


def deleter():
    global dynamic
    del dynamic


deleter()
print('dynamic' in globals())


def levels():
    level = 1

    def two():
        nonlocal level
        level += 1

        def three():
            nonlocal level
            level *= 10
            return level
        return three()
    return two(), level


print(levels())


class Scope:
    counter = 'class'

    def get(self):
        return counter

    def own(self):
        return self.counter

    global from_class
    from_class = 'global from a class body'


print(Scope().get(), Scope().own(), from_class)


def local_names(a, b=2):
    c = a + b
    return sorted(locals()), [k for k in locals() if k == 'c']


print(local_names(1))
if counter:
    conditional = 'if makes no scope'
for loop_variable in range(3):
    inside = loop_variable
try:
    pass
finally:
    after_try = True
print(conditional, loop_variable, inside, after_try)
print(max, (lambda max: max(1, 2))(min))
max = lambda *a: 'shadowed'
print(max(1, 2))
del max
print(max(1, 2), len('abc'))


def uses_later():
    return defined_later()


def defined_later():
    return 'later'


print(uses_later(), __doc__[:6], [n for n in dir() if n.startswith('def')])

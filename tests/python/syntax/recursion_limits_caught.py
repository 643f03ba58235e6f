"""RecursionError is raised, caught, and everything works afterwards."""


def forever(n=0):
    return forever(n + 1)


def through_repr():
    class Loop:
        def __repr__(self):
            return repr(self)
    return repr(Loop())


def through_getattr():
    class Loop:
        def __getattr__(self, name):
            return getattr(self, name + 'x')
    return Loop().a


def through_property():
    class Loop:
        @property
        def p(self):
            return self.p
    return Loop().p


def mutual_a():
    return mutual_b()


def mutual_b():
    return [mutual_a() for _ in range(1)]


def through_generator():
    def gen():
        yield from gen()
    return list(gen())


def through_sort():
    def key(x):
        return sorted([x], key=key)
    return key(1)


for function in (forever, through_repr, through_getattr, through_property, mutual_a, through_generator, through_sort):
    try:
        function()
        print('no limit')
    except RecursionError as error:
        print(function.__name__, type(error).__name__, 'recursion' in str(error))
print(sum(range(10)), sorted([2, 1]), [forever.__name__])

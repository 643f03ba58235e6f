"""Parameters of every kind in methods, constructors, class methods, and when passed on."""


class Base:
    def __init__(self, a, /, b, *rest, c=3, **extra):
        self.seen = (a, b, rest, c, extra)

    def copy(self, **changes):
        a, b, rest, c, extra = self.seen
        return type(self)(*(changes.pop(k, v) for k, v in (('a', a), ('b', b))), *rest, **{'c': c, **extra, **changes})

    @classmethod
    def of(cls, *args, **kwargs):
        return cls(*args, **kwargs)

    @staticmethod
    def names(*names, sep='/'):
        return sep.join(names)


class Child(Base):
    def __init__(self, *args, flag=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.flag = flag


print(Base(1, 2).seen, Base(1, b=2).seen, Base(1, 2, 3, c=4, d=5).seen, Child(1, 2, flag=True, z=0).seen, Child.of(1, 2).flag, Base(1, 2, 9).copy(b='new', e=1).seen, Base.names('a', 'b'), Base.names(*'xyz', sep='-'))
for wrong in (lambda: Base(a=1, b=2), lambda: Base(1), lambda: Child(), lambda: Base(1, 2, b=3), lambda: Base.names(sep=1), lambda: Child.of(flag=1)):
    try:
        print(wrong())
    except TypeError as error:
        print(error)


def outer(*args, **kwargs):
    return inner(*args, **{**kwargs, 'added': len(kwargs)})


def inner(*args, added=None, **kwargs):
    return args, added, kwargs


print(outer(), outer(1, x=2), outer(*range(2), **dict(a=1, b=2)), inner(*[], **{}), (lambda *, k=1: k)(**{'k': 2}))


def defaults(a, b=[], c={}, *, d=(), e=None):
    b.append(a)
    c[a] = len(b)
    return b, c, d, e


print(defaults(1), defaults(2), defaults(3, []), defaults(4, c={}), defaults(5, d=1, e=2), [len(x) for x in defaults.__defaults__])

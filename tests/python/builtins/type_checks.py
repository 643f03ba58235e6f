"""type, isinstance, issubclass, callable, hasattr, getattr, id, vars, dir on many things."""
things = [1, 1.5, True, None, 'a', b'a', [], (), {}, set(), frozenset(), range(1), len, print, int, object(), Exception(), lambda: 0, iter([]), (x for x in ()), type, slice(1), bytearray(), Ellipsis, NotImplemented, property(), staticmethod(len)]
for thing in things:
    print(type(thing).__name__ if not type(thing).__name__.endswith('iterator') else 'iterator', callable(thing), hasattr(thing, '__iter__'), hasattr(thing, '__len__'), isinstance(thing, (int, str, list)), isinstance(thing, object))
print(type(1) is int, type(type), isinstance(int, type), issubclass(bool, int), issubclass(int, (str, int)), issubclass(int, object), isinstance(1, int | str), isinstance(None, type(None)), isinstance([], list) and not isinstance([], tuple))
for wrong in (lambda: isinstance(1, 'int'), lambda: issubclass(1, int), lambda: isinstance(1, (int, 'x')) if False else isinstance('a', (int, 5)), lambda: type(1, 2), lambda: getattr(1, 'nope'), lambda: getattr(1, 5), lambda: callable(), lambda: vars(1), lambda: len(5), lambda: hash([]), lambda: abs('x'), lambda: ord('ab'), lambda: chr(-1), lambda: chr(2 ** 21), lambda: round('a'), lambda: bin(1.5)):
    try:
        print(wrong())
    except (TypeError, AttributeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)


class A:
    """Doc of A."""
    x = 1

    def __init__(self):
        self.y = 2

    def m(self):
        pass


a = A()
print(getattr(a, 'x'), getattr(a, 'z', 'default'), hasattr(a, 'y'), hasattr(A, 'y'), vars(a), A.__name__, A.__doc__, A.__module__, a.__class__ is A, A.m.__name__, a.m.__name__, A.__dict__['x'], [n for n in dir(a) if not n.startswith('_')], a.__doc__, A.m.__qualname__)
setattr(a, 'z', 3)
delattr(a, 'y')
print(vars(a), id(a) == id(a), a is not A(), a == a, a != A(), bool(a), type(a)().y, str(a).startswith('<__main__.A object at 0x'), repr(A), callable(a), callable(A), callable(a.m))
print(int, str, type(int), type(len).__name__, type(a.m).__name__, type(A.m).__name__, type(print).__name__, [].append.__name__, str.upper.__name__, len.__name__)
print(abs(-1), divmod(7, 2), pow(2, 3), round(2.567, 1), ord('a'), chr(97), hex(10), oct(8), bin(2), ascii('é'), repr('a'), format(1.5, '.2f'), bool([]), complex_skip := 0, hash('a') == hash('a'), len('abc'), sorted('cab'), list('ab'), tuple('ab'), str(1), int('5'), float('1'), bytes(2), bytearray(1), dict(a=1), set('a'), frozenset('a'), max(1, 2), min(1, 2), sum([1]), all([1]), any([0]), print('', end=''))

"""Names with two underscores in classes: mangled in methods, nested classes, and outside."""


class A:
    __secret = 'class'

    def __init__(self):
        self.__value = 1
        self._one = 2
        self.__dunder__ = 3

    def __method(self):
        return self.__value

    def call(self):
        return self.__method(), self.__secret, A.__secret

    def other(self, thing):
        return thing._A__value

    class Inner:
        __x = 'inner'

        def get(self):
            return self.__x


class B(A):
    def __init__(self):
        super().__init__()
        self.__value = 'own'

    def get(self):
        return self.__value, self._A__value


a, b = A(), B()
print(sorted(vars(a)), sorted(vars(b)), a.call(), b.get(), A().other(b), A.Inner().get(), a._A__method())
for name in ('__value', '__secret', '_A__value', '__method', '__dunder__'):
    print(name, hasattr(a, name))


def outside(thing):
    return thing.__value


try:
    outside(a)
except AttributeError as error:
    print(error)


class __Hidden:
    def make(self):
        __local = 5
        return __local, [__local for __local in range(2)]


print(__Hidden().make(), '_Hidden__x' in dir(A.Inner), [n for n in vars(A) if 'secret' in n])

"""Diamonds, super and the order of resolution."""


class Base:
    def __init__(self, **kwargs):
        print('Base', kwargs)

    def describe(self):
        return ['Base']


class Left(Base):
    def __init__(self, left=None, **kwargs):
        print('Left', left)
        super().__init__(**kwargs)

    def describe(self):
        return ['Left'] + super().describe()


class Right(Base):
    def __init__(self, right=None, **kwargs):
        print('Right', right)
        super().__init__(**kwargs)

    def describe(self):
        return ['Right'] + super(Right, self).describe()


class Bottom(Left, Right):
    def describe(self):
        return ['Bottom', *super().describe()]


bottom = Bottom(left=1, right=2)
print(bottom.describe(), [cls.__name__ for cls in Bottom.__mro__], [c.__name__ for c in Bottom.mro()])
print(issubclass(Bottom, Right), isinstance(bottom, (int, Left)), Bottom.__bases__ == (Left, Right), Bottom.__base__.__name__)
print(Left.describe(bottom), super(Left, bottom).describe())
for action in (lambda: type('Bad', (Base, Left), {}), lambda: Bottom(unknown=1) and None, lambda: super().x,
               lambda: type('Bad2', (int, str), {}), lambda: isinstance(1, 'x'), lambda: issubclass(1, int)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, str(error).replace('\n', '|'))


class Mixin:
    def save(self):
        return f'saved {self.table}'


class Model(Mixin, Base):
    table = 'users'


print(Model().save(), Model.__mro__[1].__name__)

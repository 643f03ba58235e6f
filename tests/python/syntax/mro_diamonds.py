"""Orders of bases, cooperative super, mixins, and classes that cannot be."""


class Base:
    def __init__(self, **rest):
        self.trail = ['Base']
        assert not rest, rest

    def who(self):
        return ['Base']

    @classmethod
    def build(cls, **values):
        return cls(**values)

    @staticmethod
    def plain(x):
        return x * 2


class Left(Base):
    def __init__(self, left=0, **rest):
        super().__init__(**rest)
        self.left = left
        self.trail.append('Left')

    def who(self):
        return ['Left'] + super().who()


class Right(Base):
    def __init__(self, right=0, **rest):
        super(Right, self).__init__(**rest)
        self.right = right
        self.trail.append('Right')

    def who(self):
        return ['Right', *super().who()]

    @classmethod
    def build(cls, **values):
        made = super().build(**values)
        made.trail.append('built')
        return made


class Both(Left, Right):
    def who(self):
        return ['Both'] + super().who()

    @staticmethod
    def plain(x):
        return 'both ' + str(Base.plain(x))


both = Both.build(left=1, right=2)
print(both.who(), both.trail, both.left, both.right, Both.plain(4), both.plain(5))
print([c.__name__ for c in Both.mro()], super(Left, both).who(), Right.who(both), Base.who(None))
print(isinstance(both, Right), issubclass(Left, (Right, Base)), both.__class__.__bases__[0].__name__)
try:
    class Impossible(Base, Left):
        pass
except TypeError as error:
    print(str(error).split('\n')[0])
try:
    Both(up=1)
except AssertionError as error:
    print('assert', error)


class Mixin:
    extra = 'mixin'

    def who(self):
        return [f'Mixin({self.extra})'] + super().who()


class Mixed(Mixin, Both):
    extra = 'mixed'


print(Mixed().who(), Mixed.build(left=3).trail, vars(Mixed(left=9)))


class Counter:
    count = 0
    names = []

    def __init__(self, name):
        self.count += 1
        type(self).count += 10
        self.names.append(name)


one, two = Counter('a'), Counter('b')
print(one.count, two.count, Counter.count, Counter.names, vars(one), one.names is two.names)


class Outer:
    value = [1, 2, 3]
    doubled = [v * 2 for v in value]
    total = sum(v for v in value)

    class Inner:
        def show(self):
            return Outer.value

    def make(self):
        class Local(self.Inner):
            pass
        return Local


print(Outer.doubled, Outer.total, Outer().make()().show(), Outer().make().__qualname__)
del Outer.doubled
print(hasattr(Outer, 'doubled'), Outer.__name__, Outer.Inner.__qualname__, Outer.__doc__, Base.__doc__)
try:
    super(Left, 5)
except TypeError as error:
    print(error)

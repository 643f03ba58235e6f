"""Descriptors: data and non-data, set_name, caching, on classes and instances."""


class Typed:
    def __init__(self, kind, default=None):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name, self.owner = name, owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f'{self.owner}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}')
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        instance.__dict__.pop(self.name)


class Lazy:
    def __init__(self, function):
        self.function = function
        self.name = function.__name__

    def __get__(self, instance, owner):
        if instance is None:
            return 'lazy ' + self.name
        value = self.function(instance)
        setattr(instance, self.name, value)
        return value


class Point:
    x = Typed(int, 0)
    y = Typed((int), 7)
    calls = 0

    @Lazy
    def norm(self):
        type(self).calls += 1
        return (self.x ** 2 + self.y ** 2) ** 0.5


p = Point()
print(p.x, p.y, vars(p), Point.x.name, Point.norm)
p.x = 3
p.y = 4
print(p.norm, p.norm, Point.calls, sorted(vars(p)))
p.__dict__['x'] = 99
print(p.x)
del p.x
print(p.x, p.__dict__)
for bad in ('text', 1.5, None):
    try:
        p.x = bad
    except TypeError as error:
        print(error)
p.norm = 'own value'
print(p.norm, Point().norm)


class Negated:
    def __get__(self, instance, owner):
        return -1 if instance is None else -instance.base


class Holder:
    base = 5
    negative = Negated()


holder = Holder()
print(holder.negative, Holder.negative)
holder.negative = 'shadow'
print(holder.negative)
del holder.negative
print(holder.negative, 'negative' in dir(holder))
print(Holder.__dict__['negative'].__get__(holder, Holder), type(Point.__dict__['x']) is Typed)
try:
    del Point().x
except KeyError as error:
    print('KeyError', error)

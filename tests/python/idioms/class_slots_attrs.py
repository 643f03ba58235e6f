"""Slots, getattr hooks, and attributes by name."""


class Point:
    __slots__ = ('x', 'y')

    def __init__(self, x, y):
        self.x, self.y = x, y


class Proxy:
    def __init__(self, target):
        object.__setattr__(self, 'target', target)
        object.__setattr__(self, 'log', [])

    def __getattr__(self, name):
        self.log.append(name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        if name.startswith('_'):
            raise AttributeError(f'{name} is private')
        setattr(self.target, name, value)

    def __delattr__(self, name):
        delattr(self.target, name)


point = Point(1, 2)
proxy = Proxy(point)
proxy.x = 10
print(point.x, proxy.y, proxy.log, hasattr(proxy, 'z'), getattr(proxy, 'z', 'none'), proxy.log)
del proxy.x
for action in (lambda: setattr(point, 'z', 1), lambda: point.__dict__, lambda: setattr(proxy, '_a', 1),
               lambda: proxy.nope, lambda: getattr(point, 'q'), lambda: getattr(point, 5)):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Bag:
    kind = 'bag'

    def __init__(self, **items):
        self.__dict__.update(items)


bag = Bag(a=1, b=[2])
bag.c = 3
setattr(bag, 'd e', 4)
print(vars(bag), bag.__dict__ is vars(bag), getattr(bag, 'd e'), bag.kind, Bag.kind, 'kind' in vars(bag))
bag.kind = 'own'
print(bag.kind, Bag.kind, sorted(name for name in dir(bag) if not name.startswith('__')))
del bag.kind
print(bag.kind, bag.__class__.__name__, bag.__module__, Bag.__dict__['kind'])

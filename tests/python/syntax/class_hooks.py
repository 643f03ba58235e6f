"""__init_subclass__, __class_getitem__, __set_name__, class keywords, registries without metaclass."""
REGISTRY = {}


class Plugin:
    def __init_subclass__(cls, /, name=None, order=0, **rest):
        super().__init_subclass__(**rest)
        cls.order = order
        REGISTRY[name or cls.__name__.lower()] = cls

    def __class_getitem__(cls, item):
        return f'{cls.__name__}[{getattr(item, "__name__", item)}]'

    def run(self):
        return type(self).__qualname__


class First(Plugin):
    pass


class Second(Plugin, name='zwei', order=-1):
    def run(self):
        return 'second ' + super().run()


class Third(Second, order=5):
    class Inner(Plugin, name='inner'):
        pass


print({key: (value.__name__, value.order) for key, value in REGISTRY.items()})
print([REGISTRY[k]().run() for k in sorted(REGISTRY, key=lambda k: REGISTRY[k].order)])
print(Plugin[int], Second['x'], Third[First])
try:
    class Bad(Plugin, unknown=1):
        pass
except TypeError as error:
    print(error)
print([c.__name__ for c in Plugin.__subclasses__()], Third.__mro__[1:3], Third.Inner.__qualname__, Third.__bases__)


class Field:
    def __set_name__(self, owner, name):
        owner.fields = [*getattr(owner, 'fields', []), name]


class Model:
    a, b = Field(), Field()


class More(Model):
    c = Field()


print(Model.fields, More.fields)


def make(name, **namespace):
    return type(name, (Plugin,), namespace)


made = make('Made', size=3, double=lambda self: self.size * 2)
print(made().double(), made.__name__, made.__module__, 'made' in REGISTRY, isinstance(made(), Plugin), made().run())


class Meta(type):
    def __new__(mcls, name, bases, space, **options):
        space.setdefault('tag', name.lower())
        cls = super().__new__(mcls, name, bases, space)
        cls.options = options
        return cls

    def __init__(cls, name, bases, space, **options):
        super().__init__(name, bases, space)
        cls.made = len(space)

    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        made.stamp = cls.tag
        return made

    def __len__(cls):
        return len(cls.options)

    def __contains__(cls, item):
        return item in cls.options

    def __iter__(cls):
        return iter(sorted(cls.options))

    def __getattr__(cls, name):
        return f'{cls.__name__} has no {name}'


class Thing(metaclass=Meta, color='red', size=1):
    def __init__(self, x=0):
        self.x = x


print(Thing.tag, Thing(4).stamp, len(Thing), 'color' in Thing, list(Thing), Thing.other, type(Thing).__name__, isinstance(Thing, Meta))
print(Meta('Other', (), {}, k=1).tag, type(Thing(1)) is Thing, issubclass(Meta, type))

"""Classes that register themselves."""


class Meta(type):
    registry = {}

    def __new__(mcs, name, bases, namespace, abstract=False, **options):
        cls = super().__new__(mcs, name, bases, namespace)
        cls.options = options
        if not abstract:
            mcs.registry[namespace.get('name', name.lower())] = cls
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        instance = super().__call__(*args, **kwargs)
        instance.made = True
        return instance

    def __len__(cls):
        return len(cls.registry)

    def __iter__(cls):
        return iter(sorted(cls.registry))

    def __contains__(cls, name):
        return name in cls.registry


class Step(metaclass=Meta, abstract=True):
    pass


class Create(Step, order=1):
    name = 'create_table'


class Drop(Step):
    pass


print(sorted(Meta.registry), Create.options, Drop().made, len(Step), list(Step), 'drop' in Step, type(Create).__name__)


class Plugin:
    plugins = []

    def __init_subclass__(cls, /, prefix='p', **kwargs):
        super().__init_subclass__(**kwargs)
        cls.prefix = prefix
        cls.plugins.append(cls.__name__)


class One(Plugin):
    pass


class Two(Plugin, prefix='q'):
    pass


print(Plugin.plugins, One.prefix, Two.prefix)


class Field:
    def __set_name__(self, owner, name):
        self.name = name
        self.owner = owner.__name__

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return instance.__dict__.get(self.name, f'{self.owner}.{self.name} unset')

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value * 2


class Row:
    amount = Field()


row = Row()
print(row.amount)
row.amount = 4
print(row.amount, Row.amount.name)
Dynamic = type('Dynamic', (Row,), {'extra': 5, 'hello': lambda self: self.extra})
print(Dynamic().hello(), Dynamic.__name__, isinstance(Dynamic(), Row))

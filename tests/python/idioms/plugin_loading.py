"""Handlers by name: tables, getattr, subclasses, and defaults for what is unknown."""
HANDLERS = {}


def handles(*kinds, priority=0):
    def register(function):
        for kind in kinds:
            HANDLERS.setdefault(kind, []).append((priority, function.__name__, function))
            HANDLERS[kind].sort(key=lambda row: row[:2])
        return function
    return register


@handles('create', 'drop')
def log(kind, name):
    return f'log {kind} {name}'


@handles('create', priority=-1)
def first(kind, name):
    return f'first {name}'


@handles('drop', priority=5)
def last(kind, name):
    raise RuntimeError(f'refused {name}')


def dispatch(kind, name):
    results = []
    for _, title, handler in HANDLERS.get(kind, ()):
        try:
            results.append(handler(kind, name))
        except RuntimeError as error:
            results.append(f'{title}: {error}')
    return results or [f'nothing for {kind}']


print(dispatch('create', 't'), dispatch('drop', 't'), dispatch('alter', 't'))


class Operation:
    registry = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__()
        cls.registry[cls.__name__.removesuffix('Op').lower()] = cls
        cls.options = options

    def __init__(self, **values):
        vars(self).update(values)

    def __call__(self):
        return getattr(self, 'run_' + self.options.get('dialect', 'any'), self.run_any)()

    def run_any(self):
        return f'{type(self).__name__} {sorted(vars(self).items())}'


class AddOp(Operation):
    pass


class DropOp(Operation, dialect='lite'):
    def run_lite(self):
        return 'lite drop ' + self.name


print([Operation.registry[name](name='x', **extra)() for name, extra in (('add', {'type': 'int'}), ('drop', {}))], sorted(Operation.registry))


class Visitor:
    def visit(self, node):
        return getattr(self, f'visit_{type(node).__name__}', self.generic)(node)

    def visit_list(self, node):
        return '[' + ' '.join(map(self.visit, node)) + ']'

    def visit_dict(self, node):
        return '{' + ' '.join(f'{k}:{self.visit(v)}' for k, v in node.items()) + '}'

    visit_tuple = visit_list

    def generic(self, node):
        return repr(node)


print(Visitor().visit([1, {'a': (2, 'x')}, None]), [m for m in dir(Visitor) if m.startswith('visit')])
commands = {name[4:]: function for name, function in {'cmd_up': lambda n=1: f'up {n}', 'cmd_down': lambda: 'down', 'other': None}.items() if name.startswith('cmd_')}
print(sorted(commands), commands['up'](), commands['up'](3), commands.get('x', lambda: 'unknown')())

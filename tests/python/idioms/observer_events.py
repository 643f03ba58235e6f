"""Events with subscribers: order, removal while firing, errors kept apart, weak spots."""


class Event:
    def __init__(self, name):
        self.name, self._handlers = name, []

    def __iadd__(self, handler):
        self._handlers.append(handler)
        return self

    def __isub__(self, handler):
        self._handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        errors = []
        for handler in tuple(self._handlers):
            try:
                handler(*args, **kwargs)
            except Exception as error:
                errors.append((handler.__name__, error))
        return errors

    def __len__(self):
        return len(self._handlers)

    def __contains__(self, handler):
        return handler in self._handlers


log = []
changed = Event('changed')
changed += log.append


@lambda f: changed.__iadd__(f) and f
def loud(value):
    log.append(str(value).upper())


def failing(value):
    raise ValueError(f'cannot take {value}')


def once(value):
    global changed
    log.append('once')
    changed -= once


changed += failing
changed += once
print([(name, str(error)) for name, error in changed('a')], len(changed), loud in changed)
print(len(changed('b')), log)
try:
    changed -= print
except ValueError as error:
    print(type(error).__name__)


class Model:
    def __init__(self):
        self._values, self._watch = {}, {}

    def watch(self, name, function):
        self._watch.setdefault(name, []).append(function)

    def __setitem__(self, name, value):
        old, self._values[name] = self._values.get(name), value
        for function in self._watch.get(name, []) + self._watch.get('*', []):
            function(name, old, value)

    def __getitem__(self, name):
        return self._values[name]


model, seen = Model(), []
model.watch('x', lambda *change: seen.append(change))
model.watch('*', lambda name, old, new: seen.append(f'{name}: {old}->{new}'))
model['x'] = 1
model['y'] = 2
model['x'] += 5
print(seen, model['x'])

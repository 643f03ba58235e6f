"""A journal of steps that can be undone when a later one fails."""


class Journal:
    def __init__(self):
        self.done, self.log = [], []

    def step(self, name, undo=None):
        def decorate(function):
            def run(*args):
                result = function(*args)
                self.done.append((name, undo, args))
                self.log.append(f'{name} {args}')
                return result
            return run
        return decorate

    def rollback(self):
        while self.done:
            name, undo, args = self.done.pop()
            self.log.append(f'undo {name}' if undo else f'keep {name}')
            if undo:
                undo(*args)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None:
            self.rollback()
            self.log.append(f'{kind.__name__}: {error}')
        return kind is not None and issubclass(kind, ValueError)


tables = {'a': 1}
journal = Journal()


@journal.step('create', undo=lambda name, _: tables.pop(name))
def create(name, value):
    if name in tables:
        raise ValueError(f'{name} exists')
    tables[name] = value


@journal.step('note')
def note(text):
    return text.upper()


with journal:
    create('b', 2)
    print(note('x'))
print(tables, journal.log, len(journal.done))
with journal:
    create('c', 3)
    create('a', 4)
    print('never')
print(tables, journal.log[2:])
try:
    with journal:
        create('d', 1)
        raise KeyError('unexpected')
except KeyError as error:
    print(error, tables, journal.log[-2:])

"""States and what may follow: tables, generators, match, and a log of the way."""
from enum import Enum, auto


class State(Enum):
    NEW = auto()
    PAID = auto()
    SENT = auto()
    DONE = auto()
    VOID = auto()


ALLOWED = {State.NEW: {State.PAID, State.VOID}, State.PAID: {State.SENT, State.VOID}, State.SENT: {State.DONE}}


class Illegal(ValueError):
    def __init__(self, old, new):
        super().__init__(f'{old.name} -> {new.name}')
        self.old, self.new = old, new


class Order:
    def __init__(self, number):
        self.number, self._state, self.history = number, State.NEW, [State.NEW]

    @property
    def state(self):
        return self._state

    @state.setter
    def state(self, new):
        if new not in ALLOWED.get(self._state, ()):
            raise Illegal(self._state, new)
        self._state = new
        self.history.append(new)

    def __repr__(self):
        return f"Order({self.number}, {'>'.join(s.name for s in self.history)})"


order = Order(1)
for step in (State.PAID, State.DONE, State.SENT, State.DONE, State.NEW):
    try:
        order.state = step
    except Illegal as error:
        print('illegal', error, error.old is order.state)
print(order, order.state in ALLOWED, [s.name for s in State if s not in order.history])


def tokens(text):
    state, word, quote = 'start', '', None
    for char in text + '\0':
        match state, char:
            case 'start', ' ' | '\0':
                pass
            case 'start', '"' | "'":
                state, quote = 'quoted', char
            case 'start', c:
                state, word = 'word', c
            case 'word', ' ' | '\0':
                yield word
                state, word = 'start', ''
            case 'quoted', c if c == quote:
                yield f'<{word}>'
                state, word = 'start', ''
            case 'quoted', '\0':
                raise SyntaxError(f'no end of {quote}')
            case _, c:
                word += c


print(list(tokens('a "b c" \'d"e\' fg')), list(tokens('')))
try:
    list(tokens('say "x'))
except SyntaxError as error:
    print(error)


def light():
    while True:
        for name, wait in (('green', 3), ('yellow', 1), ('red', 2)):
            for left in range(wait, 0, -1):
                command = yield f'{name}{left}'
                if command == 'skip':
                    break


l = light()
print(next(l), next(l), l.send('skip'), [next(l) for _ in range(4)])
transitions = [(a.name, b.name) for a, many in ALLOWED.items() for b in sorted(many, key=lambda s: s.value)]
print(transitions, len(transitions), {a for a, _ in transitions} - {b for _, b in transitions})


class Parser:
    def __init__(self):
        self.handler = self.outside
        self.out = []

    def feed(self, lines):
        for line in lines:
            self.handler = self.handler(line.rstrip()) or self.handler
        return self.out

    def outside(self, line):
        if line.startswith('BEGIN'):
            self.out.append([line[6:]])
            return self.inside

    def inside(self, line):
        if line == 'END':
            return self.outside
        self.out[-1].append(line.strip())


print(Parser().feed('x\nBEGIN one\n  a\n  b\nEND\nskip\nBEGIN two\nEND'.splitlines()))

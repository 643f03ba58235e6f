"""A small language: tokens, a parser by precedence, evaluation, errors with places."""
import operator
import re

TOKEN = re.compile(r'\s*(?:(\d+(?:\.\d+)?)|([A-Za-z_]\w*)|(\*\*|[-+*/%(),=<>]))')
BINARY = {'+': (10, operator.add), '-': (10, operator.sub), '*': (20, operator.mul), '/': (20, operator.truediv), '%': (20, operator.mod), '**': (30, operator.pow), '<': (5, operator.lt), '>': (5, operator.gt)}
FUNCTIONS = {'max': max, 'min': min, 'abs': abs}


class Problem(Exception):
    pass


def tokens(text):
    at, text = 0, text.rstrip()
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise Problem(f'column {at + 1}: {text[at:].strip()[:1]!r}')
        at = found.end()
        number, name, symbol = found.groups()
        yield ('number', float(number) if '.' in number else int(number)) if number else ('name', name) if name else (symbol, symbol)
    while True:
        yield 'end', None


class Parser:
    def __init__(self, text, names):
        self.stream, self.names = tokens(text), names
        self.advance()

    def advance(self):
        old = getattr(self, 'current', None)
        self.current = next(self.stream)
        return old

    def expect(self, kind):
        if self.current[0] != kind:
            raise Problem(f'expected {kind!r}, found {self.current[0]!r}')
        return self.advance()

    def primary(self):
        kind, value = self.advance()
        if kind == 'number':
            return value
        if kind == '-':
            return -self.expression(25)
        if kind == '(':
            value = self.expression()
            self.expect(')')
            return value
        if kind == 'name' and self.current[0] == '(':
            self.advance()
            arguments = [self.expression()]
            while self.current[0] == ',':
                self.advance()
                arguments.append(self.expression())
            self.expect(')')
            return FUNCTIONS[value](*arguments)
        if kind == 'name':
            try:
                return self.names[value]
            except KeyError:
                raise Problem(f'unknown name {value}') from None
        raise Problem(f'unexpected {kind!r}')

    def expression(self, least=0):
        left = self.primary()
        while (row := BINARY.get(self.current[0])) and row[0] > least:
            symbol = self.advance()[0]
            left = row[1](left, self.expression(row[0] - (symbol == '**')))
        return left


def evaluate(text, **names):
    parser = Parser(text, names)
    value = parser.expression()
    parser.expect('end')
    return value


for text in ('1 + 2 * 3', '(1 + 2) * 3', '2 ** 3 ** 2', '-2 ** 2', '10 / 4 - 1', 'max(x, y * 2, 3) % 4', '1 < 2', '7 - 2 - 1', 'abs(-3.5)', '1 +', '2 $ 3', '(1', 'z', 'max()', '1 2', ''):
    try:
        print(f'{text} = {evaluate(text, x=1, y=5)}')
    except Problem as problem:
        print(f'{text}: {problem}')

"""Regular expressions."""
import _re
from enum import IntFlag


class RegexFlag(IntFlag):
    def __repr__(self):
        known = [f're.{item._name_}' for item in RegexFlag if item._value_ & self._value_]
        return '|'.join(known) if known else f're.{type(self).__name__}(0x0)'

    __str__ = __repr__

    IGNORECASE = I = 2
    LOCALE = L = 4
    MULTILINE = M = 8
    DOTALL = S = 16
    UNICODE = U = 32
    VERBOSE = X = 64
    ASCII = A = 256


IGNORECASE = I = RegexFlag.IGNORECASE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
UNICODE = U = RegexFlag.UNICODE
VERBOSE = X = RegexFlag.VERBOSE
ASCII = A = RegexFlag.ASCII
LOCALE = L = RegexFlag.LOCALE
NOFLAG = 0


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        super().__init__(msg if pos is None else f'{msg} at position {pos}')
        self.msg, self.pattern, self.pos = msg, pattern, pos


PatternError = error


class Match:
    def __init__(self, pattern, string, pos, endpos, spans):
        self.re, self.string, self.pos, self.endpos = pattern, string, pos, endpos
        self._spans = spans

    def _number(self, group):
        if isinstance(group, str):
            if group not in self.re.groupindex:
                raise IndexError('no such group')
            return self.re.groupindex[group]
        number = group.__index__()
        if not 0 <= number <= self.re.groups:
            raise IndexError('no such group')
        return number

    def _one(self, group, default=None):
        number = self._number(group)
        start = self._spans[number * 2]
        return default if start < 0 else self.string[start:self._spans[number * 2 + 1]]

    def group(self, *groups):
        if len(groups) < 2:
            return self._one(groups[0] if groups else 0)
        return tuple(self._one(group) for group in groups)

    def __getitem__(self, group):
        return self._one(group)

    def groups(self, default=None):
        return tuple(self._one(number, default) for number in range(1, self.re.groups + 1))

    def groupdict(self, default=None):
        return {name: self._one(name, default) for name in self.re.groupindex}

    def start(self, group=0):
        return self._spans[self._number(group) * 2]

    def end(self, group=0):
        return self._spans[self._number(group) * 2 + 1]

    def span(self, group=0):
        return self.start(group), self.end(group)

    def expand(self, template):
        return _template(template, self.re)(self)

    @property
    def lastindex(self):
        best = None
        for number in range(1, self.re.groups + 1):
            if self.start(number) >= 0 and (best is None or self.end(number) >= self.end(best)):
                best = number
        return best

    @property
    def lastgroup(self):
        for name, number in self.re.groupindex.items():
            if number == self.lastindex:
                return name
        return None

    def __repr__(self):
        return f'<re.Match object; span={self.span()!r}, match={self.group()!r}>'


def _template(template, pattern):
    if callable(template):
        return template
    parts, index = [], 0
    letters = {'n': '\n', 't': '\t', 'r': '\r', 'a': '\a', 'f': '\f', 'v': '\v', '\\': '\\'}
    while index < len(template):
        character = template[index]
        index += 1
        if character != '\\' or index >= len(template):
            parts.append(character)
            continue
        character = template[index]
        index += 1
        if character == 'g' and template[index:index + 1] == '<':
            end = template.index('>', index)
            name = template[index + 1:end]
            if not name.isdigit() and name not in pattern.groupindex:
                raise IndexError(f'unknown group name {name!r}')
            parts.append((int(name) if name.isdigit() else name,))
            index = end + 1
        elif character.isdigit() and character != '0':
            if template[index:index + 1].isdigit():
                character += template[index]
                index += 1
            if int(character) > pattern.groups:
                raise error(f'invalid group reference {int(character)}', template,
                            index - len(character))
            parts.append((int(character),))
        elif character == '0':
            parts.append('\0')
        elif character in letters:
            parts.append(letters[character])
        elif character.isalpha() and character.isascii():
            raise error(f'bad escape \\{character}', template, index - 2)
        else:
            parts.append('\\' + character)
    return lambda match: ''.join(part if isinstance(part, str) else match._one(part[0], '')
                                 for part in parts)


class Pattern:
    def __init__(self, pattern, flags):
        if isinstance(pattern, bytes):
            raise NotImplementedError('patterns of bytes are not supported')
        found = _re.compile(pattern, int(flags))
        if len(found) == 2:
            raise error(found[0], pattern, found[1])
        self._code, self.groups, self.groupindex = found
        self.pattern = pattern
        self.flags = int(flags) | 32

    def _match(self, string, pos, endpos, mode, not_empty=False):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        endpos = len(string) if endpos is None else endpos
        if pos > endpos:
            return None
        spans = _re.match(self._code, string, pos, endpos, mode, not_empty)
        return None if spans is None else Match(self, string, pos, endpos, spans)

    def search(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        return self._match(string, pos, endpos, 2)

    def finditer(self, string, pos=0, endpos=None):
        not_empty = False
        while True:
            found = self._match(string, pos, endpos, 0, not_empty)
            if found is None:
                return
            yield found
            pos = found.end()
            not_empty = found.start() == pos

    def findall(self, string, pos=0, endpos=None):
        result = []
        for found in self.finditer(string, pos, endpos):
            if self.groups == 0:
                result.append(found.group())
            elif self.groups == 1:
                result.append(found._one(1, ''))
            else:
                result.append(found.groups(''))
        return result

    def subn(self, repl, string, count=0):
        expand = _template(repl, self)
        parts, last, done = [], 0, 0
        for found in self.finditer(string):
            if count and done >= count:
                break
            parts.append(string[last:found.start()])
            parts.append(expand(found))
            last = found.end()
            done += 1
        parts.append(string[last:])
        return ''.join(parts), done

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def split(self, string, maxsplit=0):
        parts, last = [], 0
        for index, found in enumerate(self.finditer(string)):
            if maxsplit and index >= maxsplit:
                break
            parts.append(string[last:found.start()])
            parts.extend(found.groups())
            last = found.end()
        parts.append(string[last:])
        return parts

    def __repr__(self):
        names = [f're.{flag.name}' for flag in RegexFlag if flag & self.flags and flag != 32]
        return f"re.compile({self.pattern!r}{', ' + '|'.join(names) if names else ''})"

    def __eq__(self, other):
        return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)

    def __hash__(self):
        return hash((self.pattern, self.flags))

    def __deepcopy__(self, memo):
        return self


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        return pattern
    key = pattern, int(flags)
    if key not in _cache:
        if len(_cache) > 200:
            _cache.clear()
        _cache[key] = Pattern(pattern, flags)
    return _cache[key]


def search(pattern, string, flags=0):
    return compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    return compile(pattern, flags).split(string, maxsplit)


def escape(pattern):
    special = '()[]{}?*+-|^$\\.&~# \t\n\r\v\f'
    return ''.join('\\' + character if character in special else character for character in pattern)


def purge():
    _cache.clear()

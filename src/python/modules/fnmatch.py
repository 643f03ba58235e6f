"""File name patterns."""
import re


def translate(pattern):
    out = ''
    index = 0
    while index < len(pattern):
        character = pattern[index]
        index += 1
        if character == '*':
            out += '.*'
        elif character == '?':
            out += '.'
        elif character == '[' and ']' in pattern[index + 1:]:
            end = pattern.index(']', index + 1)
            inside = pattern[index:end].replace('\\', r'\\')
            out += '[' + ('^' + inside[1:] if inside[:1] == '!' else inside) + ']'
            index = end + 1
        else:
            out += re.escape(character)
    return f'(?s:{out})\\Z'


def fnmatchcase(name, pattern):
    return re.match(translate(pattern), name) is not None


fnmatch = fnmatchcase


def filter(names, pattern):
    return [name for name in names if fnmatch(name, pattern)]

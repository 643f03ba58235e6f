"""Constants of characters, and templates."""

whitespace = ' \t\n\r\x0b\x0c'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or ' ').join(word.capitalize() for word in s.split(sep))


class Template:
    def __init__(self, template):
        self.template = template

    def _expand(self, mapping, is_safe):
        import re

        def replace(match):
            if match.group(1) is not None:
                return '$'
            name = match.group(2) or match.group(3)
            if name is None:
                if is_safe:
                    return match.group()
                before = self.template[:match.start()]
                line = before.count('\n') + 1
                column = match.start() - before.rfind('\n')
                raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')
            if is_safe and name not in mapping:
                return match.group()
            return str(mapping[name])
        return re.sub(r'\$(?:(\$)|([_a-zA-Z][_a-zA-Z0-9]*)|\{([_a-zA-Z][_a-zA-Z0-9]*)\}|)', replace,
                      self.template)

    def substitute(self, mapping={}, /, **kwargs):
        return self._expand({**mapping, **kwargs}, False)

    def safe_substitute(self, mapping={}, /, **kwargs):
        return self._expand({**mapping, **kwargs}, True)


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return format_string.format(*args, **kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

"""Docstrings, __name__, __qualname__, __module__, __doc__ of everything."""


def documented():
    """First line.

    More."""
    'not a docstring'


def bare():
    x = 'no docstring'
    return x


class Doc:
    """Class doc."""
    attribute = 1
    """A text behind an attribute is nothing."""

    def method(self):
        '''Method doc.'''

    @property
    def prop(self):
        """Prop doc."""

    def nested(self):
        def inner():
            pass
        return inner


print(__doc__, documented.__doc__, bare.__doc__, Doc.__doc__, Doc.method.__doc__, Doc.prop.__doc__, Doc().method.__doc__, sep=' | ')
print(documented.__name__, Doc.method.__qualname__, Doc().nested().__qualname__, (lambda: 0).__name__, Doc.__qualname__, Doc.__module__, documented.__module__, type(Doc()).__name__)
documented.__doc__ = 'changed'
documented.extra = {'k': 1}
bare.__name__ = 'renamed'
print(documented.__doc__, documented.extra, bare.__name__, vars(documented), documented.__dict__ is vars(documented), hasattr(bare, 'extra'))
f"""not a docstring {1}"""
print([x.__name__ for x in (documented, Doc, str, len, Doc.method)], Doc.__dict__['method'].__name__, Doc.__name__.lower())

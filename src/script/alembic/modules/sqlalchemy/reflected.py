"""Type objects of what inspection found (raise_type.c)."""
from importlib import import_module

from sqlalchemy import types

_OF_ENUM = ('name', 'schema', 'native_enum', 'create_type', 'create_constraint', 'length', 'charset',
            'collation')


def _module(family):
    return import_module(f'sqlalchemy.dialects.{family}.types') if family else types


def make_type(is_raw, word, family, keywords, values, item):
    if is_raw:
        return _by_affinity(word)
    name = word.replace(' ', '_')
    if name == 'Enum' and family:
        name = 'ENUM'
    made = getattr(_module(family), name, None)
    if made is None and family:
        made = getattr(types, name, None)
    if not isinstance(made, type):
        return types.NullType()
    if name == 'Interval' and 'precision' in keywords:
        keywords['second_precision'] = keywords.pop('precision')
    if name == 'DOMAIN':
        return made(keywords.pop('name'), item, **keywords)
    keywords = {key: value for key, value in keywords.items() if key in _parameters_of(made)}
    if issubclass(made, types.ARRAY):
        return made(item, **keywords)
    return made(*values, **keywords) if values else made(**keywords)


def _parameters_of(made):
    """What repr() shows are parameters of the constructor; what else was found means nothing to
    the class."""
    if issubclass(made, types.Enum):
        return _OF_ENUM
    return [name for name, _ in made._shown]


def _by_affinity(declared):
    """SQLite's rules for types that it does not know."""
    word, _, rest = declared.partition('(')
    word = word.upper().strip()
    numbers = [int(each) for each in rest.rstrip(') ').split(',') if each.strip().isdigit()]
    if 'INT' in word:
        return types.INTEGER()
    if 'CHAR' in word or 'CLOB' in word or 'TEXT' in word:
        return types.TEXT(*numbers[:1])
    if 'BLOB' in word or not word:
        return types.NullType()
    if 'REAL' in word or 'FLOA' in word or 'DOUB' in word:
        return types.REAL()
    return types.NUMERIC(*numbers[:2])

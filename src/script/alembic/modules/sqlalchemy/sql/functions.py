"""func.name(…): any function of a database, and classes for those with a rule of their own.

lower_expression.c reads:
  function    name, packagenames, clauses, _type (None: by the name)
  next_value  sequence"""
from sqlalchemy.sql import elements
from sqlalchemy.sql.elements import ColumnElement, Executable

_registry = {}


class FunctionElement(Executable, ColumnElement):
    """What custom functions derive from; @compiles says how it is written."""
    _kind = 'function'
    packagenames = ()
    _type = None
    _has_args = False
    name = None

    def __init__(self, *clauses):
        self.clauses = clauses

    @property
    def clause_expr(self):
        return elements.Tuple(*self.clauses)

    @property
    def key(self):
        return self.name

    def over(self, partition_by=None, order_by=None, rows=None, range_=None, groups=None):
        return elements.Over(self, partition_by, order_by, range_, rows, groups)

    def within_group(self, *order_by):
        return elements.WithinGroup(self, *order_by)

    def filter(self, *criterion):
        return elements.FunctionFilter(self, *criterion) if criterion else self

    def alias(self, name=None, joins_implicitly=False):
        from sqlalchemy.sql.selectable import FunctionFrom
        return FunctionFrom(self, name)

    def table_valued(self, *columns, name=None, with_ordinality=None, joins_implicitly=False):
        from sqlalchemy.sql.selectable import FunctionFrom
        return FunctionFrom(self, name, columns, with_ordinality)

    def column_valued(self, name=None, joins_implicitly=False):
        return self.alias(name).column

    def scalar_table_valued(self, name, type_=None):
        raise NotImplementedError('scalar_table_valued(): use table_valued()')

    def select(self):
        from sqlalchemy.sql.selectable import select
        return select(self)

    @property
    def c(self):
        return self.alias().c

    columns = c


class Function(FunctionElement):
    def __init__(self, name, *clauses, type_=None, packagenames=()):
        self.name, self.clauses, self.packagenames = name, clauses, packagenames
        if type_ is not None:
            self._type = self.type = elements._type(type_)

    def __repr__(self):
        return '<sqlalchemy.sql.functions.Function at 0x%x; %s>' % (id(self), self.name)


class GenericFunction(FunctionElement):
    """A function with a type of its own: class f(GenericFunction): type = Integer()."""

    def __init_subclass__(cls, **kw):
        names = cls.__dict__
        cls.name = names.get('name') or cls.__name__
        if isinstance(names.get('type'), type):
            cls.type = cls.type()
        if not names.get('_known'):
            _registry[(names.get('identifier') or cls.name).lower()] = cls

    def __init__(self, *clauses, **kw):
        self.clauses = clauses
        given = kw.get('type_')
        if given is None:
            given = type(self).__dict__.get('type')
        if given is not None:
            self._type = self.type = elements._type(given)


class AnsiFunction(GenericFunction):
    _known = True


class ReturnTypeFromArgs(GenericFunction):
    _known = True


class next_value(FunctionElement):
    _kind = 'next_value'
    name = 'next_value'

    def __init__(self, sequence, **kw):
        self.sequence, self.clauses = sequence, ()


def register_function(identifier, fn, package='_default'):
    _registry[identifier.lower()] = fn


class _Functions:
    """func, and func.package: a name more each time."""

    def __init__(self, names=(), **options):
        self._names, self._options = names, options

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return _Functions(self._names + (name[:-1] if name[-1:] == '_' else name,))

    def __call__(self, *clauses, **kw):
        *packages, name = self._names
        if not packages:
            special = _registry.get(name.lower())
            if special is not None:
                return special(*clauses, **kw)
            if name == 'cast':
                return elements.Cast(*clauses)
            if name == 'next_value':
                return next_value(*clauses)
        return Function(name, *clauses, packagenames=tuple(packages), **kw)


func = _Functions()
modifier = func

_KNOWN = '''now concat char_length coalesce max min sum count current_date current_time
    current_timestamp current_user localtime localtimestamp session_user sysdate user random
    array_agg mode percentile_cont percentile_disc rank dense_rank percent_rank cume_dist cube
    rollup grouping_sets string_agg aggregate_strings'''.split()


def __getattr__(name):
    """The classes of the functions that SQLAlchemy knows, for isinstance() and calls."""
    if name not in _KNOWN:
        raise AttributeError("module 'sqlalchemy.sql.functions' has no attribute '%s'" % name)
    made = type(name, (GenericFunction,), {'_known': True, '__module__': __name__})
    made.name = name
    globals()[name] = made
    return made

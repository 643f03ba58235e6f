"""Expressions: what a script writes with columns, values and operators.

Each is a node that says what was written; lower_expression.c reads them by _kind:
  column      name, key, type, table (None: of none), is_literal
  bind        key (None: anonymous), value, type, expanding, required
  null true false
  text        text, _binds {name: bind}
  operate     _op, left, right (one of both may be a plain value)
  pattern     _op, left, right, escape
  custom      opstring, precedence, is_comparison, _type, left, right
  in          left, right (tuple of values, or an expression), negated
  between     left, low, high, symmetric, negated
  regexp      _op, left, right, replacement, flags
  unary       _op, element            not         element
  conjoin     _op, clauses            collate     element, collation
  index slice left, right             json_as     element, _type
  json_text   element                 label       element, name (None: anonymous)
  cast type_coerce  element, _type    extract     field, element
  case        value, whens, else_     tuple       clauses
  over        element, partition_by, order_by, range_, rows, groups
  within_group filter ordered         element, clauses
  clauses     clauses, operator: separated by commas or what operator says
A value stands as it is: what type it gets is decided where everything is known. type of a node
that was given none is asked from there (_compile.type_of)."""
from sqlalchemy import exc

_NOTHING = ()


class quoted_name(str):
    """A name with quote=True or False said by hand."""

    def __new__(cls, value, quote=None):
        self = str.__new__(cls, value)
        self.quote = quote
        return self


class _truncated_label(quoted_name):
    pass


class ClauseElement:
    _kind = 'element'  # of a script's own class: what @compiles says
    is_clause_element = True
    is_select = is_dml = is_text = is_selectable = False
    supports_execution = False
    description = None
    bind = None

    def __class_getitem__(cls, item):
        return cls

    def compile(self, bind=None, dialect=None, **kw):
        from sqlalchemy.sql.compiler import compile_element
        return compile_element(self, bind, dialect, kw)

    def __str__(self):
        return str(self.compile())

    def __bool__(self):
        raise TypeError('Boolean value of this clause is not defined')

    def self_group(self, against=None):
        return self

    def params(self, *args, **kw):
        """A copy whose parameters of these names have these values."""
        from sqlalchemy.sql.compiler import with_params
        return with_params(self, dict(*args, **kw))

    unique_params = params

    def compare(self, other, **kw):
        return self is other or str(self) == str(other)

    def get_children(self, **kw):
        return ()

    def _copy(self):
        other = object.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        return other

    _clone = _copy

    def _annotate(self, values):
        return self

    def _deannotate(self, *args, **kw):
        return self


class Executable:
    """What connection.execute() takes."""
    supports_execution = True
    _options = {}

    def execution_options(self, **kw):
        other = self._copy()
        other._options = {**self._options, **kw}
        return other

    def get_execution_options(self):
        return self._options

    _loads = () # of the ORM: what is loaded of an entity

    def options(self, *options):
        other = self._copy()
        other._loads = self._loads + options
        return other


def _type(given):
    """A type as an object: Integer stands for Integer()."""
    return given() if isinstance(given, type) else given


def _as_list(values):
    """Arguments that may also come as one list."""
    if len(values) == 1 and isinstance(values[0], (list, tuple, set)):
        return tuple(values[0])
    return tuple(values)


class Operators:
    def op(self, opstring, precedence=0, is_comparison=False, return_type=None,
           python_impl=None):
        def operate(other):
            return CustomExpression(self, opstring, other, precedence, is_comparison, return_type)
        return operate

    def bool_op(self, opstring, precedence=0, python_impl=None):
        return self.op(opstring, precedence, True)


class ColumnOperators(Operators):
    __hash__ = object.__hash__

    def __eq__(self, other):
        return BinaryExpression(self, '==', other)

    def __ne__(self, other):
        return BinaryExpression(self, '!=', other)

    def __lt__(self, other):
        return BinaryExpression(self, '<', other)

    def __le__(self, other):
        return BinaryExpression(self, '<=', other)

    def __gt__(self, other):
        return BinaryExpression(self, '>', other)

    def __ge__(self, other):
        return BinaryExpression(self, '>=', other)

    def __add__(self, other):
        return BinaryExpression(self, '+', other)

    def __radd__(self, other):
        return BinaryExpression(other, '+', self)

    def __sub__(self, other):
        return BinaryExpression(self, '-', other)

    def __rsub__(self, other):
        return BinaryExpression(other, '-', self)

    def __mul__(self, other):
        return BinaryExpression(self, '*', other)

    def __rmul__(self, other):
        return BinaryExpression(other, '*', self)

    def __truediv__(self, other):
        return BinaryExpression(self, '/', other)

    def __rtruediv__(self, other):
        return BinaryExpression(other, '/', self)

    def __floordiv__(self, other):
        return BinaryExpression(self, '//', other)

    def __rfloordiv__(self, other):
        return BinaryExpression(other, '//', self)

    def __mod__(self, other):
        return BinaryExpression(self, '%', other)

    def __rmod__(self, other):
        return BinaryExpression(other, '%', self)

    def __and__(self, other):
        return BooleanClauseList('and', (self, other))

    def __rand__(self, other):
        return BooleanClauseList('and', (other, self))

    def __or__(self, other):
        return BooleanClauseList('or', (self, other))

    def __ror__(self, other):
        return BooleanClauseList('or', (other, self))

    def __lshift__(self, other):
        return self.op('<<')(other)

    def __rshift__(self, other):
        return self.op('>>')(other)

    def __invert__(self):
        return Negation(self)

    def __neg__(self):
        return UnaryExpression('-', self)

    def __contains__(self, other):
        raise NotImplementedError("'in' asks Python, not the database: use column.in_() or "
                                  'column.contains()')

    def __iter__(self):
        raise TypeError("'%s' object is not iterable" % type(self).__name__)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return SliceExpression(self, index)
        return IndexExpression(self, index)

    def is_(self, other):
        return BinaryExpression(self, 'is', other)

    def is_not(self, other):
        return BinaryExpression(self, 'is not', other)

    isnot = is_not

    def is_distinct_from(self, other):
        return BinaryExpression(self, 'is distinct from', other)

    def is_not_distinct_from(self, other):
        return BinaryExpression(self, 'is not distinct from', other)

    isnot_distinct_from = is_not_distinct_from

    def in_(self, other):
        return InExpression(self, other, False)

    def not_in(self, other):
        return InExpression(self, other, True)

    notin_ = not_in

    def like(self, other, escape=None):
        return PatternExpression(self, 'like', other, escape)

    def not_like(self, other, escape=None):
        return PatternExpression(self, 'not like', other, escape)

    notlike = not_like

    def ilike(self, other, escape=None):
        return PatternExpression(self, 'ilike', other, escape)

    def not_ilike(self, other, escape=None):
        return PatternExpression(self, 'not ilike', other, escape)

    notilike = not_ilike

    def contains(self, other, escape=None, autoescape=False, **kw):
        if _holds_many(self):
            return self._many('@>', other)
        return PatternExpression(self, 'contains', other, escape, autoescape)

    def icontains(self, other, escape=None, autoescape=False):
        return PatternExpression(self, 'icontains', other, escape, autoescape)

    def startswith(self, other, escape=None, autoescape=False):
        return PatternExpression(self, 'startswith', other, escape, autoescape)

    def istartswith(self, other, escape=None, autoescape=False):
        return PatternExpression(self, 'istartswith', other, escape, autoescape)

    def endswith(self, other, escape=None, autoescape=False):
        return PatternExpression(self, 'endswith', other, escape, autoescape)

    def iendswith(self, other, escape=None, autoescape=False):
        return PatternExpression(self, 'iendswith', other, escape, autoescape)

    def between(self, cleft, cright, symmetric=False):
        return BetweenExpression(self, cleft, cright, symmetric)

    def match(self, other, **kw):
        return RegexpExpression(self, 'match', other, options=kw)

    def regexp_match(self, pattern, flags=None):
        return RegexpExpression(self, 'regexp_match', pattern, flags)

    def regexp_replace(self, pattern, replacement, flags=None):
        return RegexpExpression(self, 'regexp_replace', pattern, flags, replacement)

    def concat(self, other):
        return BinaryExpression(self, '||', other)

    def bitwise_and(self, other):
        return BinaryExpression(self, '&', other)

    def bitwise_or(self, other):
        return BinaryExpression(self, '|', other)

    def bitwise_xor(self, other):
        return BinaryExpression(self, '^', other)

    def bitwise_lshift(self, other):
        return BinaryExpression(self, '<<', other)

    def bitwise_rshift(self, other):
        return BinaryExpression(self, '>>', other)

    def bitwise_not(self):
        return UnaryExpression('~', self)

    def collate(self, collation):
        return CollateExpression(self, collation)

    def distinct(self):
        return UnaryExpression('distinct', self)

    def asc(self):
        return UnaryExpression('asc', self)

    def desc(self):
        return UnaryExpression('desc', self)

    def nulls_first(self):
        return UnaryExpression('nulls first', self)

    def nulls_last(self):
        return UnaryExpression('nulls last', self)

    nullsfirst, nullslast = nulls_first, nulls_last

    def any_(self):
        return UnaryExpression('any', self)

    def all_(self):
        return UnaryExpression('all', self)

    def operate(self, op, *other, **kw):
        return op(self, *other, **kw)

    # Of JSON, JSONB, ARRAY and HSTORE.

    def _many(self, op, other):
        return CustomExpression(self, op, other, 5, True)

    def contained_by(self, other):
        return self._many('<@', other)

    def overlap(self, other):
        return self._many('&&', other)

    overlaps = overlap

    def has_key(self, other):
        return self._many('?', other)

    def has_any(self, other):
        return self._many('?|', other)

    def has_all(self, other):
        return self._many('?&', other)

    def path_exists(self, other):
        return self._many('@?', other)

    def path_match(self, other):
        return self._many('@@', other)

    def any(self, other, operator=None):
        return _compare_with(other, operator, UnaryExpression('any', self))

    def all(self, other, operator=None):
        return _compare_with(other, operator, UnaryExpression('all', self))

    @property
    def astext(self):
        return JSONText(self)

    def as_string(self):
        return JSONAs(self, 'Unicode')

    def as_integer(self):
        return JSONAs(self, 'Integer')

    def as_float(self):
        return JSONAs(self, 'Float')

    def as_boolean(self):
        return JSONAs(self, 'Boolean')

    def as_numeric(self, precision, scale, asdecimal=True):
        return JSONAs(self, 'Numeric', precision, scale)

    def as_json(self):
        return self


def _holds_many(expression):
    """Whether contains() is about members, not about a part of a string."""
    kind = getattr(getattr(expression, 'type', None), '_kind', None)
    return kind == 'array' or (
        kind == 'sql' and getattr(expression.type, '_name', None) in ('JSONB', 'HSTORE')) or (
        kind == 'sql' and str(expression.type._name).endswith('RANGE'))


def _compare_with(value, operator, right):
    compared = BinaryExpression(value, '==', right)
    if operator is not None:
        name = getattr(operator, '__name__', 'eq')
        compared._op = {'eq': '==', 'ne': '!=', 'lt': '<', 'le': '<=', 'gt': '>',
                        'ge': '>='}[name]
    return compared


class ColumnElement(ColumnOperators, ClauseElement):
    """An expression that has a value."""
    primary_key = False
    foreign_keys = frozenset()
    key = name = None
    _asked_type = _NOTHING

    @property
    def type(self):
        if self._asked_type is _NOTHING:
            from _compile import type_of
            self._asked_type = type_of(self)
        return self._asked_type

    @type.setter
    def type(self, value):
        self._asked_type = value

    @property
    def comparator(self):
        return self

    @property
    def expression(self):
        return self

    @property
    def anon_name_label(self):
        return None

    def label(self, name):
        from sqlalchemy.sql._elements_nodes import Label
        return Label(name, self)

    def cast(self, type_):
        from sqlalchemy.sql._elements_nodes import Cast
        return Cast(self, type_)

    def __getattr__(self, name):
        # What a type's comparator_factory adds to its columns.
        if name[:1] != '_':
            known = self.__dict__.get('type') or self.__dict__.get('_type')
            factory = getattr(known, 'comparator_factory', None)
            if factory is not None and hasattr(factory, name):
                return getattr(factory(self), name)
        raise AttributeError("Neither '%s' object nor its type has an attribute '%s'" % (
            type(self).__name__, name))

    def shares_lineage(self, other):
        return self is other


class ColumnClause(ColumnElement):
    """column('name'), and a column of table('name', …) or of an alias."""
    _kind = 'column'
    table = None
    type = None  # of each its own: no property here
    is_literal = False

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self.name = self.key = text
        self.type = _null_type() if type_ is None else _type(type_)
        if is_literal:
            self.is_literal = True
        if _selectable is not None:
            self.table = _selectable

    @property
    def description(self):
        return self.name

    def __repr__(self):
        return '<sqlalchemy.sql.elements.ColumnClause %s>' % self.name


_the_null_type = None


def _null_type():
    global _the_null_type
    if _the_null_type is None:
        from sqlalchemy.types import NULLTYPE
        _the_null_type = NULLTYPE
    return _the_null_type


class BindParameter(ColumnElement):
    _kind = 'bind'
    callable = None

    def __init__(self, key, value=_NOTHING, type_=None, unique=False, required=_NOTHING,
                 quote=None, callable_=None, expanding=False, isoutparam=False,
                 literal_execute=False):
        self.required = value is _NOTHING and callable_ is None if required is _NOTHING \
            else required
        self.value = None if value is _NOTHING else value
        self.key = getattr(key, 'key', key) if key is not None else None
        self.unique = unique or key is None
        self.callable = callable_
        self.expanding = expanding
        self._type = None if type_ is None else _type(type_)
        if self._type is not None:
            self.type = self._type

    @property
    def effective_value(self):
        return self.callable() if self.callable else self.value

    def _with_value(self, value, required=False):
        other = self._copy()
        other.value, other.required, other.callable = value, required, None
        return other

    def __repr__(self):
        return 'BindParameter(%r, %r)' % (self.key, self.value)


class Null(ColumnElement):
    _kind = 'null'

    def __repr__(self):
        return '<sqlalchemy.sql.elements.Null object>'


class True_(ColumnElement):
    _kind = 'true'


class False_(ColumnElement):
    _kind = 'false'


_null, _true, _false = Null(), True_(), False_()


class TextClause(Executable, ColumnOperators, ClauseElement):
    """text('… :name …')"""
    _kind = 'text'
    is_text = True
    key = None

    def __init__(self, text):
        if not isinstance(text, str):
            raise exc.ArgumentError('text() takes a str, not %s' % type(text).__name__)
        self.text = text
        self._binds = {}

    def bindparams(self, *binds, **values):
        other = self._copy()
        other._binds = dict(self._binds)
        for bind in binds:
            other._bind(bind.key, bind)
        for name, value in values.items():
            known = other._binds.get(name)
            other._bind(name, BindParameter(name, value) if known is None
                        else known._with_value(value))
        return other

    def _bind(self, name, bind):
        if ':' + str(name) not in self.text:
            raise exc.ArgumentError(
                "This text() construct doesn't define a bound parameter named %r" % name)
        self._binds[name] = bind

    def columns(self, *columns, **types):
        from sqlalchemy.sql.selectable import TextualSelect
        named = [ColumnClause(name, type_) for name, type_ in types.items()]
        made = TextualSelect(self, list(columns) + named)
        made._is_by_name = bool(named) and not columns
        return made

    @property
    def type(self):
        return _null_type()

    def label(self, name):
        from sqlalchemy.sql._elements_nodes import Label
        return Label(name, self)

    def self_group(self, against=None):
        return self


class BinaryExpression(ColumnElement):
    _kind = 'operate'
    negate = modifiers = None

    def __init__(self, left, op, right, type_=None):
        self.left, self._op, self.right = left, op, right
        if type_ is not None:
            self.type = _type(type_)

    def __bool__(self):
        # Makes dicts and "in" of columns compare by identity.
        if self._op == '==':
            return self.left is self.right
        if self._op == '!=':
            return self.left is not self.right
        raise TypeError('Boolean value of this clause is not defined')

    @property
    def operator(self):
        from sqlalchemy.sql import operators
        names = {'==': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge',
                 '+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '%': 'mod', 'is': 'is_',
                 'is not': 'is_not', '||': 'concat_op'}
        return getattr(operators, names.get(self._op, 'eq'))


class PatternExpression(BinaryExpression):
    _kind = 'pattern'

    def __init__(self, left, op, right, escape=None, autoescape=False):
        if autoescape:
            if not isinstance(right, str):
                raise TypeError('String value expected when autoescape=True')
            escape = '/' if escape is None else escape
            if escape not in '%_':
                right = right.replace(escape, escape + escape)
            right = right.replace('%', escape + '%').replace('_', escape + '_')
        self.left, self._op, self.right, self.escape = left, op, right, escape


class RegexpExpression(BinaryExpression):
    _kind = 'regexp'

    def __init__(self, left, op, right, flags=None, replacement=None, options=_NOTHING):
        self.left, self._op, self.right = left, op, right
        self.flags, self.replacement = flags, replacement
        self.options = dict(options)


class CustomExpression(BinaryExpression):
    _kind = 'custom'
    _op = 'custom'

    def __init__(self, left, opstring, right, precedence=0, is_comparison=False, type_=None):
        self.left, self.opstring, self.right = left, opstring, right
        self.precedence, self.is_comparison = precedence, is_comparison
        self._type = None if type_ is None else _type(type_)


class InExpression(BinaryExpression):
    _kind = 'in'
    _op = 'in'

    def __init__(self, left, values, negated):
        if isinstance(values, (str, bytes)) or isinstance(values, (int, float)):
            raise exc.ArgumentError('IN expression list, SELECT construct, or bound parameter '
                                    'object expected, got %r.' % (values,))
        if not isinstance(values, ClauseElement) and not hasattr(values, '__clause_element__'):
            values = tuple(values)
        self.left, self.right, self.negated = left, values, negated


class BetweenExpression(ColumnElement):
    _kind = 'between'

    def __init__(self, left, low, high, symmetric=False):
        self.left, self.low, self.high, self.symmetric = left, low, high, symmetric
        self.negated = False


class UnaryExpression(ColumnElement):
    _kind = 'unary'

    def __init__(self, op, element):
        self._op, self.element = op, element


class Negation(ColumnElement):
    _kind = 'not'

    def __init__(self, element):
        self.element = element


class CollateExpression(ColumnElement):
    _kind = 'collate'

    def __init__(self, element, collation):
        self.element, self.collation = element, collation


class IndexExpression(BinaryExpression):
    _kind = 'index'
    _op = '[]'

    def __init__(self, left, right):
        self.left, self.right = left, right


class SliceExpression(ColumnElement):
    _kind = 'slice'

    def __init__(self, left, right):
        self.left, self.start, self.stop = left, right.start, right.stop


class JSONAs(ColumnElement):
    _kind = 'json_as'

    def __init__(self, element, type_name, *arguments):
        from sqlalchemy import types
        self.element = element
        self._type = getattr(types, type_name)(*arguments)


class JSONText(ColumnElement):
    _kind = 'json_text'

    def __init__(self, element):
        self.element = element


class ClauseList(ColumnElement):
    _kind = 'clauses'

    def __init__(self, *clauses, **kw):
        self.clauses = tuple(clauses)

    def __iter__(self):
        return iter(self.clauses)

    def __len__(self):
        return len(self.clauses)


class BooleanClauseList(ClauseList):
    _kind = 'conjoin'

    def __init__(self, op, clauses):
        self._op, self.clauses = op, clauses

    def __bool__(self):
        raise TypeError('Boolean value of this clause is not defined')

    # A chain made in a loop stays flat.

    def __and__(self, other):
        clauses = self.clauses if self._op == 'and' else (self,)
        return BooleanClauseList('and', clauses + (other,))

    def __or__(self, other):
        clauses = self.clauses if self._op == 'or' else (self,)
        return BooleanClauseList('or', clauses + (other,))


def __getattr__(name):
    """What more there is: rarer expressions, and the functions that make all of them."""
    from sqlalchemy.sql import _elements_constructors, _elements_nodes
    for module in (_elements_nodes, _elements_constructors):
        if name in module.__dict__:
            value = globals()[name] = module.__dict__[name]
            return value
    raise AttributeError("module 'sqlalchemy.sql.elements' has no attribute '%s'" % name)

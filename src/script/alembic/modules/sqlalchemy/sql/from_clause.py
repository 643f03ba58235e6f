"""What statements select from.

lower_from.c reads by _kind:
  table     name, schema, columns           alias     element, name (None: anonymous)
  subquery  element (a statement), name, _lateral
  cte       element, name, recursive, hint, _union: None or (cte, statement, is_all)
  join      left, right, onclause, isouter, full
  function_from  function, name, _stem (of an anonymous name), _names (of table_valued; None:
            none), _derived, _lateral, _ordinality, _plain
  excluded  table
A column of one of these has it as its .table, and is found there by .key."""
from sqlalchemy import exc
from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.elements import BooleanClauseList, ClauseElement, ColumnClause, TextClause


def _entity(given):
    """What is meant by a thing that may stand for another: a mapped class, an inspected table."""
    if isinstance(given, ClauseElement):
        return given
    element = getattr(given, '__clause_element__', None)
    if element is not None:
        return _entity(element())
    table = getattr(given, '__table__', None)
    return given if table is None else table


def _from(given, what='FROM'):
    given = _entity(given)
    if isinstance(given, (FromClause, TextClause)):
        return given
    if hasattr(given, 'scalar_subquery') and hasattr(given, 'subquery'):
        return given.subquery()
    if getattr(given, '_kind', None) == 'function':
        return FunctionFrom(given, None, plain=True)
    raise exc.ArgumentError('FROM expression, such as a Table or alias() object, expected for '
                            '%s, got %r.' % (what, given))


class FromClause(ClauseElement):
    is_selectable = True
    named_with_column = False
    schema = name = None
    primary_key = ()
    _columns = None

    @property
    def c(self):
        if self._columns is None:
            self._columns = ColumnCollection(self._make_columns())
        return self._columns

    @property
    def columns(self):
        return self.c

    exported_columns = columns

    @property
    def description(self):
        return self.name or ''

    @property
    def foreign_keys(self):
        return {key for column in self.c for key in column.foreign_keys}

    def join(self, right, onclause=None, isouter=False, full=False):
        return Join(self, right, onclause, isouter, full)

    def outerjoin(self, right, onclause=None, full=False):
        return Join(self, right, onclause, True, full)

    def alias(self, name=None, flat=False):
        return Alias(self, name)

    def lateral(self, name=None):
        return Subquery(self.select(), name, True)

    def select(self, whereclause=None, **kw):
        from sqlalchemy.sql.selectable import select
        made = select(self)
        return made if whereclause is None else made.where(whereclause)

    def corresponding_column(self, column, require_embedded=False):
        return self.c.get(column.key)

    def is_derived_from(self, other):
        return self is other

    def _proxies(self, columns):
        return [_proxy(self, column, column.key, column.name) for column in columns]


def _proxy(table, column, key, name):
    source = column.element if column._kind == 'label' else column
    if source._kind == 'column':
        # A Column stays one: Python asks the more special side of == first.
        proxy = object.__new__(source.__class__)
        proxy.__dict__.update(source.__dict__)
        proxy.name = name
        proxy.is_literal = False
    else:
        proxy = ColumnClause(name, column.type)
    proxy.key, proxy.table, proxy._base = key, table, column
    proxy.primary_key = column.primary_key
    proxy.foreign_keys = column.foreign_keys
    return proxy


class TableClause(FromClause):
    """table('name', column('id'), …)"""
    _kind = 'table'
    named_with_column = True

    def __init__(self, name, *columns, schema=None):
        self.name, self.schema = name, schema
        self.fullname = name if schema is None else '%s.%s' % (schema, name)
        self._columns = ColumnCollection()
        for column in columns:
            self.append_column(column)

    def append_column(self, column):
        column.table = self
        self._columns.add(column)

    @property
    def primary_key(self):
        return [column for column in self.c if column.primary_key]

    def insert(self, values=None, inline=False, **kw):
        from sqlalchemy.sql.dml import Insert
        return Insert(self, values, inline)

    def update(self, whereclause=None, values=None, **kw):
        from sqlalchemy.sql.dml import Update
        return Update(self, whereclause, values)

    def delete(self, whereclause=None, **kw):
        from sqlalchemy.sql.dml import Delete
        return Delete(self, whereclause)

    def tablesample(self, sampling, name=None, seed=None):
        raise NotImplementedError('tablesample() is not supported')

    def __repr__(self):
        return '<sqlalchemy.sql.selectable.TableClause %s>' % self.name


class Alias(FromClause):
    _kind = 'alias'
    named_with_column = True

    def __init__(self, element, name=None):
        self.element, self.name = element, name

    @property
    def original(self):
        return self.element

    def _make_columns(self):
        return self._proxies(self.element.c)


class Subquery(FromClause):
    _kind = 'subquery'
    named_with_column = True

    def __init__(self, element, name=None, lateral=False):
        self.element, self.name, self._lateral = element, name, lateral

    @property
    def original(self):
        return self.element

    def _make_columns(self):
        from _compile import columns_of
        made = []
        for column, key in zip(self.element._flat_columns(), columns_of(self)):
            made.append(_proxy(self, column, key, key))
        return made

    def as_scalar(self):
        return self.element.scalar_subquery()


class CTE(Subquery):
    _kind = 'cte'
    _union = None

    def __init__(self, element, name=None, recursive=False, nesting=False, hint=None):
        self.element, self.name, self.recursive, self.hint = element, name, recursive, hint

    def alias(self, name=None, flat=False):
        return Alias(self, name)

    def union(self, *others):
        return self._with(others, False)

    def union_all(self, *others):
        return self._with(others, True)

    def _with(self, others, is_all):
        made = self
        for other in others:
            cte = CTE(made.element, self.name, self.recursive, hint=self.hint)
            cte._union = (made, _entity(other), is_all)
            made = cte
        return made


class Join(FromClause):
    _kind = 'join'

    def __init__(self, left, right, onclause=None, isouter=False, full=False):
        self.left, self.right = _from(left), _from(right)
        self.onclause = _join_condition(self.left, self.right) if onclause is None else onclause
        self.isouter, self.full = isouter, full

    def _make_columns(self):
        made = []
        for side in (self.left, self.right):
            for column in side.c:
                proxy = _proxy(column.table, column, column.key, column.name)
                named = not isinstance(side, Join) and side.name
                proxy._join_key = '%s_%s' % (side.name, column.key) if named \
                    else getattr(column, '_join_key', column.key)
                made.append(proxy)
        return made

    @property
    def c(self):
        if self._columns is None:
            self._columns = ColumnCollection()
            for proxy in self._make_columns():
                self._columns.add(proxy._base, proxy._join_key)
        return self._columns

    def alias(self, name=None, flat=False):
        return self.select().apply_labels().alias(name)


class FunctionFrom(FromClause):
    _kind = 'function_from'
    named_with_column = True
    _derived = _lateral = _ordinality = False
    _stem = None

    def __init__(self, function, name, columns=None, with_ordinality=None, plain=False):
        if with_ordinality is not None:
            columns, self._ordinality = (*columns, with_ordinality), True
        self.function, self.name, self._plain = function, name, plain
        self._given = None
        if columns is not None:
            self._given = [each if isinstance(each, ColumnClause) else ColumnClause(each)
                           for each in columns]
        self._names = None if columns is None else [each.name for each in self._given]

    def _make_columns(self):
        if self._given is None:
            return [self.column]
        return self._proxies(self._given)

    @property
    def column(self):
        from _compile import columns_of
        key = columns_of(self)[0]
        return _proxy(self, self.function, key, key)

    def alias(self, name=None):
        other = self._copy()
        other.name, other._columns, other._plain = name, None, False
        return other

    def render_derived(self, name=None, with_types=False):
        if with_types:
            raise NotImplementedError('render_derived(with_types=) is not supported')
        other = self.alias(name)
        other._derived = True
        return other

    def lateral(self, name=None):
        other = self.alias(name)
        other._lateral = True
        if name is None:
            other._stem = self.name
        return other


class Excluded(FromClause):
    """The row that an INSERT … ON CONFLICT could not insert."""
    _kind = 'excluded'
    name = 'excluded'

    def __init__(self, table):
        self.table = table

    def _make_columns(self):
        return self._proxies(self.table.c)


# -- Joins by foreign keys.

def _tables_in(clause):
    if isinstance(clause, Join):
        return _tables_in(clause.left) + _tables_in(clause.right)
    return [clause]


def _pairs(left, right):
    """The columns of left that refer to columns of right."""
    found = []
    if isinstance(left, TextClause) or isinstance(right, TextClause):
        return found
    for column in left.c:
        for key in column.foreign_keys:
            target = _target(key)
            for other in right.c:
                base = other
                while getattr(base, '_base', None) is not None:
                    base = base._base
                if base is target or _is_named(base, key):
                    found.append((key, column, other))
    return found


def _target(key):
    try:
        return key.column
    except Exception:
        return None


def _is_named(column, key):
    wanted = getattr(key, 'target_fullname', None)
    table = getattr(column, 'table', None)
    return wanted is not None and table is not None and \
        '%s.%s' % (getattr(table, 'fullname', table.name), column.name) == wanted


def _join_condition(left, right):
    constraints = {}
    for side in ([left.right] if isinstance(left, Join) else []) + [left]:
        for one in _tables_in(side):
            for other in _tables_in(right):
                for key, column, target in _pairs(other, one) + (
                        [] if one is other else _pairs(one, other)):
                    named = getattr(key, 'constraint', None) or key
                    constraints.setdefault(id(named), []).append(target == column)
        if constraints:
            break
    if not constraints:
        raise exc.NoForeignKeysError(
            "Can't find any foreign key relationships between '%s' and '%s'."
            % (left.description, right.description))
    if len(constraints) > 1:
        raise exc.AmbiguousForeignKeysError(
            "Can't determine join between '%s' and '%s'; tables have more than one foreign key "
            'constraint relationship between them. Please specify the \'onclause\' of this join '
            'explicitly.' % (left.description, right.description))
    conditions = list(constraints.values())[0]
    return conditions[0] if len(conditions) == 1 else BooleanClauseList('and', tuple(conditions))

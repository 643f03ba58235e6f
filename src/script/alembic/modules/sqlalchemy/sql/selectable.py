"""What statements select from, and SELECT.

lower_from.c reads by _kind:
  table     name, schema, columns           alias     element, name (None: anonymous)
  subquery  element (a statement), name, lateral
  cte       element, name, recursive, hint, _union: None or (cte, statement, is_all)
  join      left, right, onclause, isouter, full
  function_from  function, name, _stem (of an anonymous name), _names (of table_valued; None:
            none), _derived, _lateral, _ordinality, _plain
  excluded  table
A column of one of these has it as its .table, and is found there by .key.
lower_statement.c reads:
  select    _raw_columns, _steps            compound  keyword, selects, _steps
  textual   element, _columns               scalar    element
  exists    element (None: nothing yet), _steps
_steps: what was called on it, in order: (name, argument)."""
from sqlalchemy import exc
from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.elements import (_NOTHING, BinaryExpression, ClauseElement, ColumnClause,
                                     ColumnElement, Executable, TextClause, _as_list,
                                     _null_type, _true, and_)

LABEL_STYLE_NONE = 'none'
LABEL_STYLE_TABLENAME_PLUS_COL = 'with_table'
LABEL_STYLE_DISAMBIGUATE_ONLY = LABEL_STYLE_DEFAULT = 'disambiguate'


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
    if isinstance(given, SelectBase):
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
        return Subquery(select(self), name, True)

    def select(self, whereclause=None, **kw):
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
        return select(self).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).alias(name)


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
    return conditions[0] if len(conditions) == 1 else and_(*conditions)


# -- Statements.

class SelectBase(Executable, ClauseElement):
    is_select = is_selectable = True
    _steps = ()

    def _step(self, name, argument):
        other = object.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        other._steps = self._steps + ((name, argument),)
        other.__dict__.pop('_c', None)
        return other

    def _given(self, name):
        return [argument for step, argument in self._steps if step == name]

    def subquery(self, name=None):
        return Subquery(self, name)

    alias = subquery

    def lateral(self, name=None):
        return Subquery(self, name, True)

    def cte(self, name=None, recursive=False, nesting=False):
        return CTE(self, name, recursive, nesting)

    def scalar_subquery(self):
        return ScalarSelect(self)

    as_scalar = scalar_subquery

    def label(self, name):
        return ScalarSelect(self).label(name)

    def exists(self):
        return Exists(self)

    def add_cte(self, *ctes, nest_here=False):
        made = self
        for cte in ctes:
            made = made._step('add_cte', cte)
        return made

    def select(self, *args, **kw):
        return select(self.subquery())

    @property
    def selected_columns(self):
        return ColumnCollection([each for each in self._flat_columns()
                                 if getattr(each, 'key', None) is not None])

    exported_columns = selected_columns

    @property
    def c(self):
        if '_c' not in self.__dict__:
            self._c = self.subquery().c
        return self._c

    columns = inner_columns = c

    @property
    def is_distinct(self):
        return bool(self._given('distinct'))

    def limit(self, limit):
        return self._step('limit', limit)

    def offset(self, offset):
        return self._step('offset', offset)

    def slice(self, start, stop):
        made = self if stop is None else self.limit(stop - start)
        return made.offset(start) if start else made

    def fetch(self, count, with_ties=False, percent=False):
        if with_ties or percent:
            raise NotImplementedError('fetch(with_ties=, percent=) is not supported')
        return self._step('limit', count)

    def order_by(self, *clauses):
        return self._step('order_by', _clauses(clauses))

    def group_by(self, *clauses):
        return self._step('group_by', _clauses(clauses))

    def with_for_update(self, nowait=False, read=False, of=None, skip_locked=False,
                        key_share=False):
        if of is not None:
            of = [_entity(each) for each in (of if isinstance(of, (list, tuple)) else [of])]
            of = [each.table if isinstance(each, ColumnElement) else each for each in of]
        return self._step('for_update', (bool(nowait), bool(read), of or (), bool(skip_locked),
                                         bool(key_share)))

    def with_hint(self, *args, **kw):
        return self

    def set_label_style(self, style):
        return self._step('label_style', style)

    def get_label_style(self):
        return (self._given('label_style') or [LABEL_STYLE_DEFAULT])[-1]

    def apply_labels(self):
        return self.set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)

    with_labels = apply_labels

    def union(self, *others):
        return CompoundSelect('UNION', (self,) + others)

    def union_all(self, *others):
        return CompoundSelect('UNION ALL', (self,) + others)

    def intersect(self, *others):
        return CompoundSelect('INTERSECT', (self,) + others)

    def intersect_all(self, *others):
        return CompoundSelect('INTERSECT ALL', (self,) + others)

    def except_(self, *others):
        return CompoundSelect('EXCEPT', (self,) + others)

    def except_all(self, *others):
        return CompoundSelect('EXCEPT ALL', (self,) + others)


def _clauses(given):
    """Of ORDER BY and GROUP BY: none at all, or one None, undoes what was said."""
    if len(given) == 1 and given[0] is None:
        return None
    return tuple(_entity(each) for each in _as_list(given))


class Select(SelectBase):
    _kind = 'select'

    def __init__(self, *columns):
        self._raw_columns = tuple([each if isinstance(each, ClauseElement)
                                   else _column_argument(each) for each in columns])
        joins = [('select_from', each) for each in self._raw_columns if isinstance(each, Join)]
        if joins:
            self._steps = tuple(joins)

    def _flat_columns(self):
        flat = []
        for each in self._columns_now():
            if isinstance(each, FromClause):
                flat.extend(each.c)
            elif isinstance(each, SelectBase):
                flat.append(each.scalar_subquery())
            else:
                flat.append(each)
        return flat

    def _columns_now(self):
        columns = self._raw_columns
        for name, argument in self._steps:
            if name == 'add_columns':
                columns = columns + argument
            elif name == 'only_columns':
                columns = argument
        return columns

    @property
    def column_descriptions(self):
        return [{'name': getattr(each, 'key', None), 'type': each.type, 'expr': each}
                for each in self._flat_columns()]

    @property
    def froms(self):
        found = []
        for each in self._given('select_from'):
            found.append(each)
        for each in self._columns_now():
            each = each if isinstance(each, FromClause) else getattr(each, 'table', None)
            if each is not None and not any(each is other for other in found):
                found.append(each)
        return found

    def get_final_froms(self):
        return self.froms

    columns_clause_froms = froms

    @property
    def whereclause(self):
        given = self._given('where')
        return None if not given else given[0] if len(given) == 1 else and_(*given)

    _whereclause = whereclause

    def where(self, *clauses):
        made = self
        for clause in clauses:
            made = made._step('where', _entity(clause))
        return made

    filter = where

    def filter_by(self, **values):
        made = self
        entity = self._last_entity()
        for name, value in values.items():
            made = made._step('where', _attribute(entity, name) == value)
        return made

    def _last_entity(self):
        for name, argument in reversed(self._steps):
            if name == 'join':
                return argument[1]
            if name == 'select_from':
                return argument
        froms = self.froms
        if not froms:
            raise exc.InvalidRequestError('filter_by(): this select() has nothing to filter')
        return froms[0]

    def having(self, *clauses):
        made = self
        for clause in clauses:
            made = made._step('having', _entity(clause))
        return made

    def select_from(self, *froms):
        made = self
        for each in froms:
            made = made._step('select_from', _from(each))
        return made

    def join(self, target, onclause=None, isouter=False, full=False):
        right = _from(target, 'JOIN')
        if onclause is None:
            onclause = self._condition_with(right)
        return self._step('join', (None, right, onclause, isouter, full))

    def outerjoin(self, target, onclause=None, full=False):
        return self.join(target, onclause, True, full)

    def join_from(self, from_, target, onclause=None, isouter=False, full=False):
        left, right = _from(from_), _from(target, 'JOIN')
        if onclause is None:
            onclause = _join_condition(left, right)
        return self._step('join', (left, right, onclause, isouter, full))

    def outerjoin_from(self, from_, target, onclause=None, full=False):
        return self.join_from(from_, target, onclause, True, full)

    def _condition_with(self, right):
        sides = self.froms
        for left, joined, *rest in self._given('join'):
            sides = ([] if left is None else [left]) + sides + [joined]
        for left in sides:
            if left is right:
                continue
            try:
                return _join_condition(left, right)
            except exc.NoForeignKeysError:
                pass
        raise exc.InvalidRequestError(
            "Don't know how to join to '%s': no foreign key leads there. Give the left side with "
            'select_from() or join_from(), or the condition as second argument of join().'
            % right.description)

    def distinct(self, *on):
        return self._step('distinct', tuple(_entity(each) for each in _as_list(on)))

    def prefix_with(self, *prefixes, dialect='*'):
        made = self
        for prefix in prefixes:
            made = made._step('prefix', (prefix, dialect))
        return made

    def suffix_with(self, *suffixes, dialect='*'):
        raise NotImplementedError('suffix_with() is not supported')

    def add_columns(self, *columns):
        return self._step('add_columns', tuple(map(_column_argument, columns)))

    def column(self, column):
        return self.add_columns(column)

    def with_only_columns(self, *columns, maintain_column_froms=False):
        made = self
        if maintain_column_froms:
            for each in self.froms:
                made = made.select_from(each)
        return made._step('only_columns', tuple(map(_column_argument, _as_list(columns))))

    def correlate(self, *froms):
        return self._step('correlate', tuple(_from(each) for each in froms if each is not None))

    def correlate_except(self, *froms):
        return self._step('correlate_except',
                          tuple(_from(each) for each in froms if each is not None))


def _column_argument(given):
    entity = _entity(given)
    if isinstance(entity, ClauseElement):
        return entity
    if isinstance(entity, str):
        raise exc.ArgumentError(
            'Textual column expression %r should be explicitly declared with text(%r), or use '
            'column(%r) for more specificity' % (entity, entity, entity))
    if entity is None or isinstance(entity, (int, float, bool)):
        return entity
    raise exc.ArgumentError('Column expression, FROM clause, or other columns clause element '
                            'expected, got %r.' % (given,))


def _attribute(entity, name):
    column = entity.c.get(name)
    if column is None:
        raise exc.InvalidRequestError('Entity namespace for "%s" has no property "%s"'
                                      % (entity.description, name))
    return column


class CompoundSelect(SelectBase):
    _kind = 'compound'

    def __init__(self, keyword, selects):
        self.keyword = keyword
        self.selects = tuple(_entity(each) for each in selects)

    def _flat_columns(self):
        return self.selects[0]._flat_columns()


class TextualSelect(SelectBase):
    """text('SELECT …').columns(…)"""
    _kind = 'textual'

    def __init__(self, element, columns):
        self.element = element
        self._listed = tuple(each if isinstance(each, ColumnElement) else ColumnClause(each)
                             for each in columns)

    def _flat_columns(self):
        return list(self._listed)

    def bindparams(self, *binds, **values):
        other = self._copy()
        other.element = self.element.bindparams(*binds, **values)
        return other


class ScalarSelect(ColumnElement):
    _kind = 'scalar'

    def __init__(self, element):
        self.element = element

    def where(self, *clauses):
        return ScalarSelect(self.element.where(*clauses))

    filter = where

    def correlate(self, *froms):
        return ScalarSelect(self.element.correlate(*froms))

    def correlate_except(self, *froms):
        return ScalarSelect(self.element.correlate_except(*froms))

    def scalar_subquery(self):
        return self

    as_scalar = scalar_subquery


class Exists(ColumnElement):
    _kind = 'exists'
    _steps = ()

    def __init__(self, *given):
        if not given:
            self.element = None
        elif len(given) == 1 and isinstance(given[0], (SelectBase, ScalarSelect)):
            self.element = getattr(given[0], 'element', given[0]) \
                if isinstance(given[0], ScalarSelect) else given[0]
        else:
            self.element = select(*given)

    def _step(self, name, argument):
        other = self._copy()
        other._steps = self._steps + ((name, argument),)
        return other

    def where(self, *clauses):
        made = self
        for clause in clauses:
            made = made._step('where', _entity(clause))
        return made

    def select_from(self, *froms):
        made = self
        for each in froms:
            made = made._step('select_from', _from(each))
        return made

    def correlate(self, *froms):
        other = self._copy()
        other.element = self.element.correlate(*froms)
        return other

    def correlate_except(self, *froms):
        other = self._copy()
        other.element = self.element.correlate_except(*froms)
        return other

    def select(self):
        return select(self)


# -- The functions that scripts call.

def table(name, *columns, schema=None, **kw):
    return TableClause(name, *columns, schema=schema)


def select(*columns, whereclause=None, from_obj=None, distinct=False, order_by=None,
           group_by=None, having=None, limit=None, offset=None):
    """select(a, b) and, as before 1.4, select([a, b], condition, from_obj=…)"""
    if columns and isinstance(columns[0], (list, tuple)):
        if len(columns) > 1:
            whereclause = columns[1]
        if len(columns) > 2:
            from_obj = columns[2]
        columns = columns[0]
    made = Select(*columns)
    if whereclause is not None:
        made = made.where(whereclause)
    if from_obj is not None:
        made = made.select_from(*(from_obj if isinstance(from_obj, (list, tuple))
                                  else [from_obj]))
    if distinct:
        made = made.distinct()
    for name, given in (('order_by', order_by), ('group_by', group_by)):
        if given is not None:
            made = getattr(made, name)(*_as_list((given,)))
    made = made if having is None else made.having(having)
    made = made if limit is None else made.limit(limit)
    return made if offset is None else made.offset(offset)


def exists(*given, whereclause=None):
    if given and isinstance(given[0], (list, tuple)):
        given = tuple(given[0])
    made = Exists(*given)
    return made if whereclause is None else made.where(whereclause)


def alias(selectable, name=None, flat=False):
    return selectable.alias(name)


def subquery(alias, *args, **kw):
    return select(*args, **kw).subquery(alias)


def lateral(selectable, name=None):
    return selectable.lateral(name)


def cte(selectable, name=None, recursive=False):
    return selectable.cte(name, recursive)


def join(left, right, onclause=None, isouter=False, full=False):
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return Join(left, right, onclause, True, full)


def union(*selects):
    return CompoundSelect('UNION', selects)


def union_all(*selects):
    return CompoundSelect('UNION ALL', selects)


def intersect(*selects):
    return CompoundSelect('INTERSECT', selects)


def intersect_all(*selects):
    return CompoundSelect('INTERSECT ALL', selects)


def except_(*selects):
    return CompoundSelect('EXCEPT', selects)


def except_all(*selects):
    return CompoundSelect('EXCEPT ALL', selects)


def values(*columns, name=None, literal_binds=False):
    raise NotImplementedError('values() is not supported')


def tablesample(selectable, sampling, name=None, seed=None):
    raise NotImplementedError('tablesample() is not supported')


Values = Lateral = TableSample = FromClause
Selectable = ReturnsRows = ClauseElement

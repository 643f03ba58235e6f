"""SELECT, and compounds of it.

lower_statement.c reads:
  select    _raw_columns, _steps            compound  keyword, selects, _steps
  textual   element, _listed                scalar    element
  exists    element (None: nothing yet), _steps
_steps: what was called on it, in order: (name, argument)."""
from sqlalchemy import exc
from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.elements import (
    BooleanClauseList, ClauseElement, ColumnClause, ColumnElement, Executable, TextClause,
    _as_list)
from sqlalchemy.sql.from_clause import (
    CTE, Alias, Excluded, FromClause, FunctionFrom, Join, Subquery, TableClause, _entity, _from,
    _join_condition)

LABEL_STYLE_NONE = 'none'
LABEL_STYLE_TABLENAME_PLUS_COL = 'with_table'
LABEL_STYLE_DISAMBIGUATE_ONLY = LABEL_STYLE_DEFAULT = 'disambiguate'


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
        return None if not given else given[0] if len(given) == 1 else BooleanClauseList('and', tuple(given))

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

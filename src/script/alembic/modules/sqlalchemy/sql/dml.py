"""INSERT, UPDATE, DELETE.

lower_statement.c reads by _kind insert, update, delete: table, _steps, and of an INSERT that may
meet rows _family, the module that made it. Steps, each (name, argument):
  values {column or key: value}    rows [{…}, …]         ordered [(column, value), …]
  where condition   returning (columns)   from_select (names, statement)
  prefix (text, dialect)   add_cte cte
  conflict {is_update, constraint, elements, index_where, values, where}"""
from sqlalchemy import exc
from sqlalchemy.sql.elements import ClauseElement, Executable
from sqlalchemy.sql.selectable import _as_list, _column_argument, _entity, _from


class UpdateBase(Executable, ClauseElement):
    is_dml = True
    _steps = ()
    _family = None
    _inline = False

    def _step(self, name, argument):
        other = object.__new__(self.__class__)
        other.__dict__.update(self.__dict__)
        other._steps = self._steps + ((name, argument),)
        return other

    def _given(self, name):
        return [argument for step, argument in self._steps if step == name]

    def returning(self, *columns, sort_by_parameter_order=False):
        return self._step('returning', tuple(map(_column_argument, columns)))

    def return_defaults(self, *columns, **kw):
        return self

    def prefix_with(self, *prefixes, dialect='*'):
        made = self
        for prefix in prefixes:
            made = made._step('prefix', (prefix, dialect))
        return made

    def with_hint(self, *args, **kw):
        return self

    def inline(self):
        other = self._copy()
        other._inline = True
        return other

    def add_cte(self, *ctes, nest_here=False):
        made = self
        for cte in ctes:
            made = made._step('add_cte', cte)
        return made

    def cte(self, name=None, recursive=False, nesting=False):
        from sqlalchemy.sql.selectable import CTE
        return CTE(self, name, recursive, nesting)

    def _flat_columns(self):
        flat = []
        for columns in self._given('returning'):
            for each in columns:
                flat.extend(each.c if hasattr(each, 'c') else [each])
        return flat

    @property
    def exported_columns(self):
        from sqlalchemy.sql.base import ColumnCollection
        return ColumnCollection(self._flat_columns())

    def _key(self, key):
        if isinstance(key, str):
            return key
        key = _entity(key)
        if isinstance(key, ClauseElement):
            return key
        raise exc.ArgumentError('Column expression or str expected as a key of values(), got %r'
                                % (key,))

    def _row(self, given):
        if isinstance(given, dict) or hasattr(given, 'keys'):
            return {self._key(key): given[key] for key in given.keys()}
        keys = self.table.c.keys()
        if len(given) > len(keys):
            raise exc.ArgumentError("values(): %d values for the %d columns of '%s'"
                                    % (len(given), len(keys), self.table.name))
        return dict(zip(keys, given))

    def values(self, *args, **kw):
        if not args:
            return self._step('values', kw) if kw else self
        if len(args) > 1 or (kw and args):
            raise exc.ArgumentError('Only a single dictionary/tuple or list of dictionaries/'
                                    'tuples is accepted positionally.')
        given = args[0]
        if isinstance(given, list) and given and isinstance(given[0], (dict, tuple, list)):
            return self._step('rows', [self._row(each) for each in given])
        if isinstance(given, list) and not given:
            return self
        return self._step('values', self._row(given))


class _Conditional(UpdateBase):
    def where(self, *clauses):
        made = self
        for clause in clauses:
            made = made._step('where', _entity(clause))
        return made

    filter = where

    def filter_by(self, **values):
        from sqlalchemy.sql.selectable import _attribute
        made = self
        for name, value in values.items():
            made = made._step('where', _attribute(self.table, name) == value)
        return made

    @property
    def whereclause(self):
        from sqlalchemy.sql.elements import and_
        given = self._given('where')
        return None if not given else given[0] if len(given) == 1 else and_(*given)


def _target(table):
    made = _from(table)
    if made._kind not in ('table', 'alias', 'join'):
        raise exc.ArgumentError('a table is expected here, got %r' % (table,))
    return made


class Insert(UpdateBase):
    _kind = 'insert'

    def __init__(self, table, values=None, inline=False):
        self.table = _target(table)
        if inline:
            self._inline = True
        if values is not None:
            self._steps = self.values(values)._steps

    def _asked_key(self, dialect):
        """Columns of the primary key that SQLAlchemy asks back with RETURNING, since the database
        makes them: not where it tells the last key, and not of several rows."""
        key = getattr(self.table, 'primary_key', ())
        if self._inline or not key or not dialect.insert_returning:
            return ()
        steps = dict(self._steps)
        if 'rows' in steps or 'from_select' in steps or 'returning' in steps:
            return ()
        if not dialect._asks_key and (self.table._autoincrement_column is not None
                                      or steps.get('conflict', {}).get('is_update')):
            return ()
        given = {}
        for values in self._given('values'):
            for name, value in values.items():
                given[name if isinstance(name, str) else name.key] = value
        return [column for column in key if _is_made(column, given, self.table)]

    def from_select(self, names, select, include_defaults=True):
        names = [getattr(name, 'name', name) for name in names]
        return self._step('from_select', (names, _entity(select)))


def _is_made(column, given, table):
    if column.key in given:
        value = given[column.key]
        return getattr(value, '_kind', 'bind') != 'bind' and hasattr(value, 'is_clause_element')
    default = column.default
    if default is not None:
        return getattr(default, 'is_sequence', False) or \
            hasattr(getattr(default, 'arg', None), 'is_clause_element')
    return column is table._autoincrement_column or column.server_default is not None


class Update(_Conditional):
    _kind = 'update'

    def __init__(self, table, whereclause=None, values=None):
        self.table = _target(table)
        made = self if whereclause is None else self.where(whereclause)
        made = made if values is None else made.values(values)
        self._steps = made._steps

    def ordered_values(self, *pairs):
        return self._step('ordered', [(self._key(key), value) for key, value in pairs])


class Delete(_Conditional):
    _kind = 'delete'

    def __init__(self, table, whereclause=None):
        self.table = _target(table)
        if whereclause is not None:
            self._steps = self.where(whereclause)._steps

    def values(self, *args, **kw):
        raise AttributeError("'Delete' object has no attribute 'values'")


class _Upsert(Insert):
    """What the insert() of PostgreSQL and SQLite adds."""

    @property
    def excluded(self):
        if '_excluded' not in self.__dict__:
            from sqlalchemy.sql.selectable import Excluded
            self._excluded = Excluded(self.table)
        return self._excluded.c

    def _conflict(self, is_update, constraint, elements, index_where, values, where):
        if constraint is not None and not isinstance(constraint, str):
            if getattr(constraint, 'name', None) is not None:
                constraint = constraint.name
            else:
                elements, constraint = list(constraint.columns), None
        if elements is not None:
            elements = [_entity(each) for each in elements]
        return self._step('conflict', {
            'is_update': is_update, 'constraint': constraint, 'elements': elements or (),
            'index_where': index_where, 'values': values, 'where': where})

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        return self._conflict(False, constraint, index_elements, index_where, {}, None)

    def on_conflict_do_update(self, constraint=None, index_elements=None, index_where=None,
                              set_=None, where=None):
        if not set_:
            raise ValueError("set parameter dictionary must not be empty")
        if hasattr(set_, 'items'):
            set_ = {self._key(key): value for key, value in set_.items()}
        return self._conflict(True, constraint, index_elements, index_where, set_, where)


class _OnDuplicate(Insert):
    """What the insert() of MySQL adds."""

    @property
    def inserted(self):
        if '_inserted' not in self.__dict__:
            from sqlalchemy.sql.selectable import Excluded
            self._inserted = Excluded(self.table)
        return self._inserted.c

    def on_duplicate_key_update(self, *args, **values):
        if args and values:
            raise exc.ArgumentError("Can't pass kwargs and positional arguments simultaneously")
        is_ordered = bool(args) and isinstance(args[0], (list, tuple))
        if args:
            values = args[0] if not is_ordered else dict(args[0])
        return self._step('conflict', {
            'is_update': True, 'constraint': None, 'elements': (), 'index_where': None,
            'values': {self._key(key): value for key, value in values.items()}, 'where': None,
            'is_ordered': is_ordered})


def insert(table, values=None, inline=False, **kw):
    return Insert(table, values, inline)


def update(table, whereclause=None, values=None, **kw):
    return Update(table, whereclause, values)


def delete(table, whereclause=None, **kw):
    return Delete(table, whereclause)

"""Inspector: what is in the database. C reads it (_inspect); the dicts here have the shape that
SQLAlchemy gives them, which is each database's own (_shapes). What was read once is remembered
until clear_cache(), as SQLAlchemy does."""
from enum import Flag

import _inspect
from sqlalchemy import exc
from sqlalchemy.engine import _shapes


_OWN_TABLES = ('alambique_journal', 'alambique_history')  # none of the script's


class ObjectKind(Flag):
    TABLE = 1
    VIEW = 2
    MATERIALIZED_VIEW = 4
    ANY_VIEW = 6
    ANY = 7


class ObjectScope(Flag):
    DEFAULT = 1
    TEMPORARY = 2
    ANY = 3


class ReflectionDefaults:
    columns = indexes = foreign_keys = unique_constraints = check_constraints = staticmethod(list)
    table_options = staticmethod(dict)

    @staticmethod
    def pk_constraint():
        return {'name': None, 'constrained_columns': []}

    @staticmethod
    def table_comment():
        return {'text': None}


def cache(function):
    return function


def flexi_cache(*traverse_args):
    return lambda function: function


def _name_of(table):
    return table if isinstance(table, str) else table.name


class Inspector:
    def __new__(cls, bind):
        is_own = cls is Inspector and bind.dialect.name == 'postgresql'
        return object.__new__(PGInspector if is_own else cls)

    def __init__(self, bind):
        self.bind = bind
        self.engine = bind.engine
        self.dialect = bind.dialect
        self.info_cache = {}
        self._shape = _shapes.of(self.dialect.name)

    @classmethod
    def from_engine(cls, bind):
        return Inspector(bind)

    @property
    def default_schema_name(self):
        return self._shape.default_schema(self.dialect)

    def clear_cache(self):
        self.info_cache.clear()

    def _once(self, key, make):
        if key not in self.info_cache:
            self.info_cache[key] = make()
        return self.info_cache[key]

    def _ask(self, sql):
        from sqlalchemy.sql.elements import text
        return self.engine.connect().execute(text(sql)).scalars().all()

    # --- names

    def get_schema_names(self, **kw):
        return list(self._once('schemas', lambda: self._ask(self._shape.schemas)))

    def get_table_names(self, schema=None, **kw):
        return list(self._once(('tables', schema), lambda: [
            name for name in _inspect.tables(schema) if name not in _OWN_TABLES]))

    def _schema(self, schema):
        return self._once(('schema', schema), lambda: _inspect.schema(schema))

    def get_view_names(self, schema=None, **kw):
        return [view['name'] for view in self._schema(schema)['views']
                if not view['is_materialized']]

    def get_materialized_view_names(self, schema=None, **kw):
        self._shape.need('materialized')
        return [view['name'] for view in self._schema(schema)['views'] if view['is_materialized']]

    def get_temp_table_names(self, **kw):
        return self._once('temporary', lambda: self._shape.temporary(self))

    def get_temp_view_names(self, **kw):
        self._shape.need('temporary_views')
        return []

    def get_sequence_names(self, schema=None, **kw):
        self._shape.need('sequences')
        return self._once(('sequences', schema), lambda: self._shape.sequence_names(self, schema))

    def get_view_definition(self, view_name, schema=None, **kw):
        for view in self._schema(schema)['views']:
            if view['name'] == view_name:
                return self._shape.view_definition(self, view, schema)
        raise exc.NoSuchTableError(self._shape.missing(view_name, schema))

    def has_table(self, table_name, schema=None, **kw):
        if not isinstance(table_name, str):
            raise exc.ArgumentError('The argument passed to Dialect.has_table() should be a string, '
                                    f'got {type(table_name)}. Additionally, the '
                                    'Dialect.has_table() method is for internal dialect use only; '
                                    'please use ``inspect(some_engine).has_table(<tablename>>)`` '
                                    'for public API use.')
        key = ('has', schema, table_name)
        return self._once(key, lambda: _inspect.has_table(schema, table_name))

    def has_sequence(self, sequence_name, schema=None, **kw):
        return sequence_name in self.get_sequence_names(schema)

    def has_index(self, table_name, index_name, schema=None, **kw):
        if not self.has_table(table_name, schema):
            return False
        return any(index['name'] == index_name for index in self.get_indexes(table_name, schema))

    def has_schema(self, schema_name, **kw):
        return schema_name in self.get_schema_names()

    # --- one table

    def _table(self, table_name, schema):
        found = self._once(('table', schema, table_name),
                           lambda: _inspect.table(schema, table_name))
        if found is None:
            raise exc.NoSuchTableError(self._shape.missing(table_name, schema))
        return found

    def _part(self, part, table_name, schema):
        name = _name_of(table_name)
        return self._once((part, schema, name),
                          lambda: getattr(self._shape, part)(self._table(name, schema)))

    def get_columns(self, table_name, schema=None, **kw):
        return [dict(column) for column in self._part('columns', table_name, schema)]

    def get_pk_constraint(self, table_name, schema=None, **kw):
        return self._part('pk_constraint', table_name, schema)

    def get_primary_keys(self, table_name, schema=None, **kw):
        return self.get_pk_constraint(table_name, schema)['constrained_columns']

    def get_foreign_keys(self, table_name, schema=None, **kw):
        return self._part('foreign_keys', table_name, schema)

    def get_indexes(self, table_name, schema=None, **kw):
        return self._part('indexes', table_name, schema)

    def get_unique_constraints(self, table_name, schema=None, **kw):
        return self._part('unique_constraints', table_name, schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        return self._part('check_constraints', table_name, schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        self._shape.need('comments')
        return {'text': self._table(_name_of(table_name), schema)['comment']}

    def get_table_options(self, table_name, schema=None, **kw):
        self._shape.need('options')
        return self._part('table_options', table_name, schema)

    # --- many tables

    def _names_for(self, schema, filter_names, kind, scope):
        names = []
        if scope & ObjectScope.DEFAULT:
            if kind & ObjectKind.TABLE:
                names += self.get_table_names(schema)
            if kind & ObjectKind.VIEW:
                names += self.get_view_names(schema)
            if kind & ObjectKind.MATERIALIZED_VIEW and 'materialized' in self._shape.features:
                names += self.get_materialized_view_names(schema)
        if scope & ObjectScope.TEMPORARY and kind & ObjectKind.TABLE:
            names += self.get_temp_table_names()
        return [name for name in names if not filter_names or name in filter_names]

    def _multi(self, method, schema, filter_names, kind, scope):
        get = getattr(self, method)
        return {(schema, name): get(name, schema)
                for name in self._names_for(schema, filter_names, kind, scope)}

    # --- tables as objects

    def reflect_table(self, table, include_columns=None, exclude_columns=(), resolve_fks=True,
                      _extend_on=None, _reflect_info=None):
        from sqlalchemy.engine._reflect import reflect_table
        reflect_table(self, table, include_columns, exclude_columns, resolve_fks, _extend_on)

    reflecttable = reflect_table

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        return [(name[1] if name else None, [(table[1], fkc) for table, fkc in keys])
                for name, keys in self.sort_tables_on_foreign_key_dependency((schema,))]

    def sort_tables_on_foreign_key_dependency(self, consider_schemas=(None,), **kw):
        needs, constraints = {}, {}
        for schema in consider_schemas:
            for name in self.get_table_names(schema):
                keys = self.get_foreign_keys(name, schema)
                needs[schema, name] = {(key['referred_schema'], key['referred_table'])
                                       for key in keys} - {(schema, name)}
                constraints[schema, name] = [((schema, name), key['name']) for key in keys]
        done, order = set(), []
        left = sorted(needs, key=lambda key: key[1])
        while left:
            free = [name for name in left if not (needs[name] & set(left))]
            if not free:
                break
            order += free
            done.update(free)
            left = [name for name in left if name not in done]
        late = [pair for name in left for pair in constraints[name]]
        return [(name, constraints[name]) for name in order] + [(name, []) for name in left] \
            + [(None, late)]

    def __repr__(self):
        return f'<sqlalchemy.engine.reflection.Inspector object at {hex(id(self))}>'


class PGInspector(Inspector):
    def get_enums(self, schema=None, **kw):
        return [self._shape.enum(enum, self.default_schema_name)
                for enum in self._schema(schema)['enums']]

    def get_domains(self, schema=None, **kw):
        return self._once(('domains', schema), lambda: self._shape.domains(self, schema))

    def get_table_names(self, schema=None, **kw):
        foreign = self.get_foreign_table_names(schema)
        return [name for name in super().get_table_names(schema) if name not in foreign]

    def get_foreign_table_names(self, schema=None, **kw):
        return self._once(('foreign', schema), lambda: self._shape.foreign_tables(self, schema))

    def has_type(self, type_name, schema=None, **kw):
        return any(enum['name'] == type_name for enum in self.get_enums(schema))


def _add_multi(part, method):
    def get_multi(self, schema=None, filter_names=None, kind=ObjectKind.TABLE,
                  scope=ObjectScope.DEFAULT, **kw):
        return self._multi(method, schema, filter_names, kind, scope)
    get_multi.__name__ = 'get_multi_' + part
    setattr(Inspector, get_multi.__name__, get_multi)


for _part in ('columns', 'pk_constraint', 'foreign_keys', 'indexes', 'unique_constraints',
              'check_constraints', 'table_comment', 'table_options'):
    _add_multi(_part, 'get_' + _part)

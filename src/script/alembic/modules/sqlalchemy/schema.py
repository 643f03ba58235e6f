"""Tables, their columns, and collections of tables.

C reads (lower_column.c, lower_table.c): a column's name, _asked_type, nullable, primary_key,
autoincrement, default, server_default, computed, identity, comment, system, constraints,
dialect_kwargs; a table's name, schema, _columns, constraints, indexes, comment, prefixes,
dialect_kwargs. A name that is a quoted_name says whether it is quoted."""
from sqlalchemy import exc
from sqlalchemy.constraints import (
    CheckConstraint, ColumnCollectionConstraint, ColumnCollectionMixin, Constraint,
    ExcludeConstraint, ForeignKey, ForeignKeyConstraint, Index, PrimaryKeyConstraint, SchemaItem,
    UniqueConstraint, conv)
from sqlalchemy.defaults import (
    ColumnDefault, Computed, DefaultClause, DefaultGenerator, FetchedValue, Identity,
    IdentityOptions, PassiveDefault, Sequence)
from sqlalchemy.sql.base import ColumnCollection, DialectKWArgs
from sqlalchemy.sql.elements import ColumnClause, quoted_name
from sqlalchemy.sql.from_clause import TableClause
from sqlalchemy.types import NULLTYPE

_NOTHING = object()
RETAIN_SCHEMA = 'retain_schema'
BLANK_SCHEMA = 'blank_schema'
NULL_UNSPECIFIED = 'null_unspecified'
SCHEMA_DDL = ('DDL', 'DDLElement', 'ExecutableDDLElement', 'CreateTable', 'DropTable',
              'CreateIndex', 'DropIndex', 'CreateSchema', 'DropSchema', 'CreateSequence',
              'DropSequence', 'AddConstraint', 'DropConstraint', 'CreateColumn',
              'SetTableComment', 'DropTableComment', 'BaseDDLElement', 'sort_tables',
              'sort_tables_and_constraints')

__all__ = (
    'CheckConstraint', 'Column', 'ColumnCollectionConstraint', 'ColumnCollectionMixin',
    'ColumnDefault', 'Computed', 'Constraint', 'DefaultClause', 'DefaultGenerator', 'FetchedValue',
    'ForeignKey', 'ForeignKeyConstraint', 'Identity', 'Index', 'MetaData', 'PassiveDefault',
    'PrimaryKeyConstraint', 'SchemaItem', 'Sequence', 'Table', 'ThreadLocalMetaData',
    'UniqueConstraint', 'conv', 'quoted_name', 'insert_sentinel', 'BLANK_SCHEMA',
    'RETAIN_SCHEMA') + SCHEMA_DDL


def __getattr__(name):
    if name in SCHEMA_DDL:
        from sqlalchemy.sql import ddl
        return getattr(ddl, name)
    raise AttributeError(f"module 'sqlalchemy.schema' has no attribute {name!r}")


class Column(DialectKWArgs, ColumnClause, SchemaItem):
    _kind = 'column'
    table = None
    key = None
    name = None
    nullable = True
    primary_key = False
    _says_nullable = False
    autoincrement = 'auto'
    default = None
    onupdate = None
    server_default = None
    server_onupdate = None
    computed = None
    identity = None
    comment = None
    index = None
    unique = None
    system = False
    doc = None
    is_literal = False
    inherit_cache = True
    _insert_sentinel = False
    _asked_type = NULLTYPE

    def __init__(self, *args, name=None, type_=None, autoincrement='auto', default=_NOTHING,
                 insert_default=_NOTHING, doc=None, key=None, index=None, unique=None, info=None,
                 nullable=_NOTHING, onupdate=None, primary_key=False, server_default=None,
                 server_onupdate=None, quote=None, system=False, comment=None,
                 insert_sentinel=False, _proxies=None, **dialect_kw):
        position = 0
        count = len(args)
        if count and (isinstance(args[0], str) or args[0] is None):
            if name is not None:
                raise exc.ArgumentError("May not pass name positionally and as a keyword.")
            name = args[0]
            position = 1
        if position < count:
            found = args[position]
            if isinstance(found, type):
                found = found()
            if hasattr(found, '_variant_mapping'):
                if type_ is not None:
                    raise exc.ArgumentError("May not pass type_ positionally and as a keyword.")
                type_ = found
                position += 1
        if name is not None:
            self.name = name if quote is None else quoted_name(name, quote)
            self.key = name
        if key is not None:
            self.key = key
        if type_ is not None:
            self._asked_type = type_() if isinstance(type_, type) else type_
        if primary_key:
            self.primary_key = True
            self.nullable = False
        if nullable is not _NOTHING and nullable is not NULL_UNSPECIFIED:
            self.nullable = bool(nullable)
            self._says_nullable = True
        self.foreign_keys = set()
        self.constraints = set()
        if autoincrement != 'auto':
            self.autoincrement = autoincrement
        if index is not None:
            self.index = index
        if unique is not None:
            self.unique = unique
        if system:
            self.system = system
        if comment is not None:
            self.comment = comment
        if doc is not None:
            self.doc = doc
        if info is not None:
            self.info_ = dict(info)
        if insert_default is not _NOTHING:
            default = insert_default
        if default is not _NOTHING and default is not None:
            self._set_default(default, False)
        if onupdate is not None:
            self._set_default(onupdate, True)
        if server_default is not None:
            self._set_server_default(server_default, False)
        if server_onupdate is not None:
            self._set_server_default(server_onupdate, True)
        if dialect_kw:
            self._take_kwargs(dialect_kw)
        while position < count:
            item = args[position]
            if item is not None:
                self._add_item(item)
            position += 1

    @property
    def type(self):
        return self._asked_type

    @type.setter
    def type(self, value):
        self._asked_type = value

    def _add_item(self, item):
        if not hasattr(item, '_is_schema_item'):
            raise exc.ArgumentError("'SchemaItem' object, such as a 'Column' or a 'Constraint' "
                                    f"expected, got {item!r}")
        item._attach_to_column(self)

    def _set_default(self, default, for_update):
        if not isinstance(default, DefaultGenerator):
            if isinstance(default, FetchedValue):
                return default._attach_to_column(self)
            default = ColumnDefault(default, for_update)
        default.for_update = for_update
        default._attach_to_column(self)

    def _set_server_default(self, default, for_update):
        if isinstance(default, FetchedValue):
            if default.for_update != for_update:
                default = default._clone(for_update)
        else:
            default = DefaultClause(default, for_update)
        default._attach_to_column(self)

    def _attach_to_table(self, table):
        if not self.name:
            raise exc.ArgumentError("Column must be constructed with a non-blank name or assign a "
                                    "non-blank .name before adding to a Table.")
        if self.table is not None and self.table is not table:
            raise exc.ArgumentError(f"Column object '{self.key}' already assigned to Table "
                                    f"'{self.table.description}'")
        old = table._columns.get(self.key)
        if old is not None and old is not self:
            if not table._replaces:
                what = 'name' if self.key == self.name else 'key'
                raise exc.DuplicateColumnError(f"A column with {what} '{self.key}' is already "
                                               f"present in table '{table.name}'.")
            table._replace(old)
        self.table = table
        table._columns.add(self)
        if self._asked_type._kind in ('enum', 'domain'):
            self._asked_type._join_table(table)
        if self.primary_key:
            table._key_grows(self)
        if self.index:
            if isinstance(self.index, str):
                raise exc.ArgumentError(
                    "The 'index' keyword argument on Column is boolean only. To create indexes "
                    "with a specific name, create an explicit Index object external to the Table.")
            Index(None, self.key, unique=bool(self.unique), _column_flag=True, _table=table)
        elif self.unique:
            if isinstance(self.unique, str):
                raise exc.ArgumentError(
                    "The 'unique' keyword argument on Column is boolean only. To create unique "
                    "constraints or indexes with a specific name, append an explicit "
                    "UniqueConstraint to the Table's list of elements, or create an explicit Index "
                    "object external to the Table.")
            unique = UniqueConstraint(self.key, _column_flag=True)
            unique._column_flag = True
            unique._of_column = self
            unique._attach_to_table(table)
        for key in self.foreign_keys:
            key._join_table(table)

    def references(self, column):
        return any(key.column is column for key in self.foreign_keys)

    def append_foreign_key(self, key):
        key._attach_to_column(self)

    def _copy(self, **kw):
        """The column without its table; foreign keys, constraints and defaults come along."""
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        for name in ('table', '_base'):
            new.__dict__.pop(name, None)
        new.constraints = set()
        new.foreign_keys = set()
        for item in self.constraints:
            item._copy()._attach_to_column(new)
        for key in self.foreign_keys:
            if key.constraint is None or key.constraint._of_column is not None:
                key._copy()._attach_to_column(new)
        for name in ('default', 'onupdate', 'server_default', 'server_onupdate', 'computed',
                     'identity'):
            found = self.__dict__.get(name)
            if found is not None:
                new.__dict__[name] = found._copy()
                new.__dict__[name].column = new
        return new

    copy = _copy

    @property
    def base_columns(self):
        return {self}

    @property
    def description(self):
        return self.name

    def __str__(self):
        if self.name is None:
            return '(no name)'
        if self.table is not None and getattr(self.table, 'named_with_column', False):
            return f'{self.table.description}.{self.description}'
        return str(self.description)

    def __repr__(self):
        parts = [repr(self.name), repr(self._asked_type)]
        parts += [repr(key) for key in self.foreign_keys]
        parts += [repr(item) for item in self.constraints]
        parts.append('table=None' if self.table is None else f'table=<{self.table.description}>')
        if self.key != self.name:
            parts.append(f'key={self.key!r}')
        if self.primary_key:
            parts.append('primary_key=True')
        if not self.nullable:
            parts.append('nullable=False')
        for name in ('onupdate', 'default', 'server_default', 'comment'):
            if getattr(self, name) is not None:
                parts.append(f'{name}={getattr(self, name)!r}')
        return f"Column({', '.join(parts)})"


def _key_in(metadata, name, schema):
    return name if schema is None else f'{schema}.{name}'


_TABLE_KEYWORDS = ('autoload', 'autoload_replace', 'autoload_with', 'include_columns',
                   'extend_existing', 'keep_existing', 'must_exist', 'resolve_fks', 'listeners',
                   'implicit_returning', 'quote', 'quote_schema', '_extend_on', '_no_init')


class Table(DialectKWArgs, TableClause, SchemaItem):
    _kind = 'table'
    primary_key = None
    comment = None
    prefixes = ()
    _is_made = False
    _replaces = False # a column may take the place of another of its key
    implicit_returning = True
    quote = None

    def __new__(cls, *args, **kw):
        if len(args) < 2 or not isinstance(args[1], MetaData):
            if 'metadata' not in kw:
                if not args and not kw:
                    return object.__new__(cls)
                if len(args) < 2:
                    raise TypeError("Table() takes at least two positional-only arguments 'name' "
                                    "and 'metadata'")
                raise exc.ArgumentError(f"expected schema.MetaData instance, got {type(args[1])}")
        metadata = args[1]
        schema = kw.get('schema', metadata.schema)
        if schema is BLANK_SCHEMA:
            schema = None
        found = metadata._tables.get(_key_in(metadata, args[0], schema))
        if found is not None:
            if kw.get('keep_existing') or kw.get('extend_existing'):
                return found
            if len(args) > 2 or _says_more(kw):
                raise exc.InvalidRequestError(
                    f"Table '{found.key}' is already defined for this MetaData instance.  Specify "
                    "'extend_existing=True' to redefine options and columns on an existing Table "
                    "object.")
            return found
        if kw.get('must_exist'):
            raise exc.InvalidRequestError(f"Table '{args[0]}' not defined")
        return object.__new__(cls)

    def __init__(self, name, metadata, *args, schema=_NOTHING, quote=None, quote_schema=None,
                 comment=None, info=None, prefixes=None, autoload_with=None, autoload=None,
                 autoload_replace=True, include_columns=None, extend_existing=False,
                 keep_existing=False, must_exist=False, resolve_fks=True, listeners=None,
                 implicit_returning=True, _extend_on=None, **dialect_kw):
        if autoload and autoload_with is None:
            autoload_with = _bind_of(metadata)  # of SQLAlchemy 1.4
        if self._is_made:
            if not keep_existing:
                self._extend(args, comment, info, prefixes, dialect_kw, autoload_with,
                             autoload_replace, include_columns, resolve_fks)
            return
        if schema is _NOTHING or schema is None:
            schema = metadata.schema
        elif schema is BLANK_SCHEMA:
            schema = None
        self._is_made = True
        self.name = name if quote is None else quoted_name(name, quote)
        self.metadata = metadata
        self.schema = schema if quote_schema is None or schema is None \
            else quoted_name(schema, quote_schema)
        self.key = self.fullname = _key_in(metadata, name, schema)
        self._columns = ColumnCollection()
        self.constraints = set()
        self.indexes = set()
        PrimaryKeyConstraint()._attach_to_table(self)
        self.primary_key._implicit = True
        if comment is not None:
            self.comment = comment
        if prefixes:
            self.prefixes = list(prefixes)
        if info is not None:
            self.info_ = dict(info)
        if dialect_kw:
            self._take_kwargs(dialect_kw)
        metadata._tables[self.key] = self
        self._replaces = extend_existing or keep_existing or autoload_with is not None
        for event, listener in listeners or ():
            from sqlalchemy import event as events
            events.listen(self, event, listener)
        try:
            if autoload_with is not None:
                self._reflect(autoload_with, include_columns, (), resolve_fks, _extend_on)
            self._append(*args)
        except BaseException:
            metadata._tables.pop(self.key, None)
            raise
        self._replaces = False
        metadata._settle_types()

    def _extend(self, args, comment, info, prefixes, dialect_kw, autoload_with, autoload_replace,
                include_columns, resolve_fks):
        if comment is not None:
            self.comment = comment
        if prefixes:
            self.prefixes = list(prefixes)
        if info is not None:
            self.info_ = dict(info)
        if dialect_kw:
            self._take_kwargs({**self.dialect_kwargs, **dialect_kw})
        if autoload_with is not None:
            leave = () if autoload_replace else [column.key for column in self._columns]
            self._reflect(autoload_with, include_columns, leave, resolve_fks, None)
        self._replaces = True
        self._append(*args)
        self._replaces = False

    def _reflect(self, bind, include_columns, exclude_columns, resolve_fks, extend_on):
        from sqlalchemy import inspect
        inspect(bind).reflect_table(self, include_columns, exclude_columns, resolve_fks, extend_on)

    def _append(self, *items):
        """Columns first: constraints may name them whatever the order."""
        for item in items:
            if getattr(item, '_kind', None) == 'column':
                item._attach_to_table(self)
        for item in items:
            kind = getattr(item, '_kind', None)
            if kind != 'column' and item is not None:
                if not hasattr(item, '_is_schema_item'):
                    raise exc.ArgumentError("'SchemaItem' object, such as a 'Column' or a "
                                            f"'Constraint' expected, got {item!r}")
                item._attach_to_table(self)

    def _replace(self, old):
        """A column of the same key takes the place of an old one."""
        for key in list(old.foreign_keys):
            if key.constraint is not None and key.constraint.table is self:
                self.constraints.discard(key.constraint)
        self.primary_key._members = [each for each in self.primary_key._members if each is not old]

    def _key_grows(self, column):
        if self.primary_key._implicit:
            self.primary_key._members.append(column)

    def append_column(self, column, replace_existing=False):
        if not replace_existing and self._columns.get(column.key) not in (None, column):
            raise exc.DuplicateColumnError(
                f"A column with name '{column.name}' is already present in table '{self.name}'.  "
                "Specify replace_existing=True to Table.append_column() to replace an existing "
                "column.")
        before, self._replaces = self._replaces, True
        column._attach_to_table(self)
        self._replaces = before

    def append_constraint(self, constraint):
        constraint._attach_to_table(self)

    @property
    def foreign_key_constraints(self):
        return {key.constraint for key in self.foreign_keys}

    @property
    def _sorted_constraints(self):
        return sorted(self.constraints, key=_creation_order)

    @property
    def _written_constraints(self):
        return [each for each in self._sorted_constraints if not each._isolated]

    @property
    def autoincrement_column(self):
        return self.primary_key._autoincrement_column

    _autoincrement_column = autoincrement_column

    @property
    def description(self):
        return self.name

    def create(self, bind=None, checkfirst=False):
        from sqlalchemy.sql import ddl
        ddl.create_table(self, bind or _bind_of(self.metadata), checkfirst)

    def drop(self, bind=None, checkfirst=False):
        from sqlalchemy.sql import ddl
        ddl.drop_table(self, bind or _bind_of(self.metadata), checkfirst)

    def exists(self, bind=None):
        from sqlalchemy import inspect
        return inspect(bind).has_table(self.name, schema=self.schema)

    def to_metadata(self, metadata, schema=RETAIN_SCHEMA, referred_schema_fn=None, name=None):
        name = self.name if name is None else name
        if schema is RETAIN_SCHEMA:
            schema = self.schema
        elif schema is None:
            schema = metadata.schema
        if _key_in(metadata, name, schema) in metadata._tables:
            return metadata._tables[_key_in(metadata, name, schema)]
        moved = schema if schema != self.schema else None
        for key in self.foreign_keys:
            if key.constraint is not None and key.constraint._of_column is not None:
                key.name = key.constraint.name
        columns = [column._copy() for column in self._columns]
        for column in columns:
            for key in column.foreign_keys:
                _move_key(key, self, moved, referred_schema_fn)
        table = Table(name, metadata, *columns, schema=schema, comment=self.comment,
                      prefixes=list(self.prefixes), **self.dialect_kwargs)
        if self.primary_key.name is not None:
            table.primary_key._name = self.primary_key.name
        for constraint in self._sorted_constraints:
            if constraint._of_column is not None or constraint is self.primary_key and \
                    constraint._implicit:
                continue
            copied = constraint._copy()
            copied._name = constraint.name
            for element in getattr(copied, 'elements', ()):
                _move_key(element, self, moved, referred_schema_fn)
            copied._attach_to_table(table)
        for index in self.indexes:
            if not index._column_flag:
                index._copy()._attach_to_table(table)
        if self.info_ is not None:
            table.info_ = dict(self.info_)
        return table

    tometadata = to_metadata

    def __repr__(self):
        parts = [repr(self.name), repr(self.metadata)]
        parts += [repr(column) for column in self._columns]
        parts.append(f'schema={self.schema!r}')
        return f"Table({', '.join(parts)})"

    def __str__(self):
        return self.key


def _says_more(kw):
    """Whether keywords want a table changed that is there already."""
    return any(name not in ('schema', 'must_exist', 'quote', 'quote_schema') for name in kw)


def _move_key(key, table, schema, referred_schema):
    """Where a foreign key leads when its table is copied into another schema."""
    own, name, column = key._target
    if referred_schema is not None:
        own = referred_schema(table, schema, key.constraint, own)
    elif schema is not None and own == table.schema:
        own = schema
    key._target = own, name, column
    key._colspec = '.'.join(part for part in (own, name, column) if part)


def _creation_order(item):
    return item._creation_order


class MetaData(SchemaItem):
    _kind = 'metadata'
    bind = None

    def __init__(self, schema=None, quote_schema=None, naming_convention=None, info=None,
                 bind=None):
        if hasattr(schema, 'dialect'):
            schema, bind = None, schema  # bind= came first in SQLAlchemy 1.4
        if bind is not None:
            self.bind = bind
        if schema is not None and not isinstance(schema, str):
            raise exc.ArgumentError("expected schema argument to be a string, got "
                                    f"{type(schema)}.")
        self.schema = schema if quote_schema is None else quoted_name(schema, quote_schema)
        self.naming_convention = naming_convention if naming_convention else _DEFAULT_CONVENTION
        if info is not None:
            self.info_ = dict(info)
        self._tables = {}
        self._sequences = {}
        self._untyped = []
        self._schemas = set()

    @property
    def tables(self):
        return self._tables

    def _settle_types(self):
        """Columns without a type take that of the column they refer to, once it is there."""
        waiting = self._untyped
        if waiting:
            self._untyped = []
            for key in waiting:
                key._take_type(self)

    @property
    def sorted_tables(self):
        from sqlalchemy.sql import ddl
        return ddl.sort_tables(sorted(self._tables.values(), key=lambda table: table.key))

    def __contains__(self, table):
        return getattr(table, 'key', table) in self._tables

    def create_all(self, bind=None, tables=None, checkfirst=True):
        from sqlalchemy.sql import ddl
        ddl.create_all(self, bind or _bind_of(self), tables, checkfirst)

    def drop_all(self, bind=None, tables=None, checkfirst=True):
        from sqlalchemy.sql import ddl
        ddl.drop_all(self, bind or _bind_of(self), tables, checkfirst)

    def remove(self, table):
        self._tables.pop(table.key, None)

    def clear(self):
        self._tables.clear()
        self._sequences.clear()

    def reflect(self, bind=None, schema=None, views=False, resolve_fks=True, only=None,
                extend_existing=False, autoload_replace=True, **dialect_kwargs):
        from sqlalchemy import inspect
        inspector = inspect(bind or _bind_of(self))
        if schema is None:
            schema = self.schema
        available = inspector.get_table_names(schema)
        if views:
            available = list(available) + list(inspector.get_view_names(schema))
        wanted = _choose(available, only, self, inspector, schema)
        for name in wanted:
            key = _key_in(self, name, schema)
            if extend_existing or key not in self._tables:
                try:
                    Table(name, self, schema=schema, autoload_with=inspector,
                          extend_existing=extend_existing, autoload_replace=autoload_replace,
                          resolve_fks=resolve_fks)
                except exc.UnreflectableTableError:
                    pass

    def __repr__(self):
        return 'MetaData()'


def _bind_of(metadata):
    """The connection that SQLAlchemy 1.4 kept with a MetaData."""
    if metadata.bind is None:
        raise exc.UnboundExecutionError("there is no connection: give bind=op.get_bind()")
    return metadata.bind


def _choose(available, only, metadata, inspector, schema):
    if only is None:
        return list(available)
    if callable(only):
        return [name for name in available if only(name, metadata)]
    missing = [name for name in only if name not in available]
    if missing:
        where = '' if schema is None else f" schema '{schema}'"
        raise exc.InvalidRequestError(
            f"Could not reflect: requested table(s) not available in {inspector.engine!r}{where}: "
            f"({', '.join(missing)})")
    return list(only)


_DEFAULT_CONVENTION = {'ix': 'ix_%(column_0_label)s'}
DEFAULT_NAMING_CONVENTION = _DEFAULT_CONVENTION


class ThreadLocalMetaData(MetaData):
    def __init__(self, *args, **kw):
        raise NotImplementedError("ThreadLocalMetaData went with SQLAlchemy 1.4")


def insert_sentinel(name=None, type_=None, default=None, omit_from_statements=True):
    from sqlalchemy.types import Integer
    return Column(name, type_ or Integer(), default=default)

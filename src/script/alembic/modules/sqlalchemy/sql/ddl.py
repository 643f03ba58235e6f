"""DDL as objects: what CreateTable and its kind stand for is written in C (_schema); create(),
drop(), create_all() run it in order, after a look at the database where checkfirst asks for it."""
import _schema

from sqlalchemy import exc
from sqlalchemy.sql.elements import ClauseElement, Executable


def _name_of(dialect):
    """A dialect's name for C; None: the one that SQLAlchemy shows text in by default."""
    if dialect is None or dialect.name == 'default':
        return None
    return 'mysql' if dialect.name == 'mariadb' else dialect.name


def type_text(type_, dialect):
    if type_._kind == 'decorator' and dialect is not None:
        type_ = type_._loaded(dialect)
    return _schema.type_text(type_, _name_of(dialect))


def _convention(table):
    """The naming convention that C wants, or None: a dict of patterns."""
    metadata = getattr(table, 'metadata', None)
    convention = getattr(metadata, 'naming_convention', None)
    if not convention:
        return None
    from sqlalchemy import schema
    classes = {schema.Index: 'ix', schema.UniqueConstraint: 'uq', schema.CheckConstraint: 'ck',
               schema.ForeignKeyConstraint: 'fk', schema.PrimaryKeyConstraint: 'pk'}
    return {classes.get(key, key): value for key, value in convention.items()}


def _patterns(table, item):
    """The convention with what functions in it give for one constraint."""
    found = _convention(table)
    if found is None:
        return None
    functions = {key: value for key, value in found.items() if callable(value)}
    patterns = {}
    for key, value in found.items():
        if not callable(value):
            for name, function in functions.items():
                if item is not None and f'%({name})s' in value:
                    value = value.replace(f'%({name})s', str(function(item, table)))
            patterns[key] = value
    return patterns


def name_by_convention(item, table):
    """The name of a constraint or index by the convention of its table's MetaData."""
    found = _schema.name(item, table.name, table.schema, _patterns(table, item))
    if found is None:
        return None
    from sqlalchemy.constraints import conv
    return conv(found)


class _Text:
    """A compiled element, as far as scripts look at it."""
    params = {}

    def __init__(self, statement, string):
        self.statement = statement
        self.string = string

    def __str__(self):
        return self.string


class BaseDDLElement(ClauseElement):
    _compilers = None
    _kind = 'ddl'

    def statements(self, dialect):
        """The SQL, none to many statements."""
        raise NotImplementedError(f"{type(self).__name__} says no SQL: register a function by "
                                  "@compiles")

    def _statements(self, dialect):
        if self._compilers is not None:
            from sqlalchemy.ext.compiler import compiled_text
            text = compiled_text(self, dialect)
            if text is not None:
                return [text]
        return self.statements(dialect)

    def compile(self, bind=None, dialect=None, **kw):
        if dialect is None and bind is not None:
            dialect = bind.dialect
        if dialect is None:
            from sqlalchemy.engine.default import DefaultDialect
            dialect = DefaultDialect()
        return _Text(self, self._before + '; '.join(self._statements(dialect)) + self._after)

    _before = _after = ''

    def __str__(self):
        return str(self.compile())


class ExecutableDDLElement(Executable, BaseDDLElement):
    on = None
    dialect = None
    callable_ = None
    state = None
    target = None

    def against(self, target):
        new = self._copy()
        new.target = target
        return new

    def execute_if(self, dialect=None, callable_=None, state=None):
        new = self._copy()
        new.dialect = dialect
        new.callable_ = callable_
        new.state = state
        return new

    def _should_execute(self, bind, target, **kw):
        dialect = bind.dialect.name
        if isinstance(self.dialect, str) and dialect != self.dialect:
            return False
        if isinstance(self.dialect, (tuple, list, set)) and dialect not in self.dialect:
            return False
        return self.callable_ is None or \
            bool(self.callable_(self, target, bind, state=self.state, **kw))

    def __call__(self, target, bind, **kw):
        if self._should_execute(bind, target, **kw):
            bind.execute(self.against(target))

    def _execute_on_connection(self, connection, rows, options):
        run(connection, self._statements(connection.dialect))
        from sqlalchemy.engine.result import CursorResult
        return None if connection._is_offline else CursorResult(None, -1, None)

    def execute(self, bind=None, target=None):
        bind = _bound(bind)
        return bind.execute(self if target is None else self.against(target))


DDLElement = ExecutableDDLElement


class DDL(ExecutableDDLElement):
    def __init__(self, statement, context=None):
        if not isinstance(statement, str):
            raise exc.ArgumentError(f"Expected a string or unicode SQL statement, got {statement!r}")
        self.statement = statement
        self.context = context or {}

    def statements(self, dialect):
        context = dict(self.context)
        if hasattr(self.target, 'indexes'):
            preparer = dialect.identifier_preparer
            context.setdefault('table', preparer.quote(self.target.name))
            context.setdefault('schema', preparer.quote(self.target.schema)
                               if self.target.schema else '')
            context.setdefault('fullname', preparer.format_table(self.target))
        return [self.statement % context]

    def __repr__(self):
        return f'<DDL@{id(self)}; {self.statement!r}>'


class _Named(ExecutableDDLElement):
    """What C writes by its word."""
    _word = None
    if_exists = False
    if_not_exists = False

    def __init__(self, element, if_exists=False, if_not_exists=False, **kw):
        self.element = element
        self.if_exists = if_exists
        self.if_not_exists = if_not_exists

    def statements(self, dialect):
        table = getattr(self.element, 'table', None)
        if getattr(self.element, '_kind', None) == 'table':
            table = self.element
        return _schema.statements(self._word, self.element, _place(self.element),
                                  self.if_exists or self.if_not_exists, _name_of(dialect),
                                  _patterns(table, None))


def _place(element):
    """(schema, table) of what is in a table."""
    table = getattr(element, 'table', None)
    return (None, None) if table is None else (table.schema, table.name)


class _CreateDropBase(_Named):
    pass


class CreateTable(_Named):
    _word = 'create_table'
    _before, _after = '\n', '\n\n'

    def __init__(self, element, include_foreign_key_constraints=None, if_not_exists=False):
        self.element = element
        self.if_not_exists = if_not_exists
        self.include_foreign_key_constraints = include_foreign_key_constraints

    @property
    def columns(self):
        return [CreateColumn(column) for column in self.element.columns]


class DropTable(_Named):
    _word = 'drop_table'
    _before = '\n'

    def __init__(self, element, if_exists=False):
        self.element = element
        self.if_exists = if_exists


class CreateColumn(BaseDDLElement):
    def __init__(self, element):
        self.element = element

    def statements(self, dialect):
        return _schema.statements('column', self.element, _place(self.element), False,
                                  _name_of(dialect), None)


class CreateIndex(_Named):
    _word = 'create_index'

    def __init__(self, element, if_not_exists=False):
        self.element = element
        self.if_not_exists = if_not_exists


class DropIndex(_Named):
    _word = 'drop_index'
    _before = '\n'

    def __init__(self, element, if_exists=False):
        self.element = element
        self.if_exists = if_exists


class AddConstraint(_Named):
    _word = 'add_constraint'

    def __init__(self, element, isolate_from_table=True):
        self.element = element
        if isolate_from_table:
            element._isolated = True


class DropConstraint(_Named):
    _word = 'drop_constraint'

    def __init__(self, element, cascade=False, if_exists=False, isolate_from_table=True, **kw):
        self.element = element
        self.cascade = cascade
        self.if_exists = if_exists
        if isolate_from_table:
            element._isolated = True

    def statements(self, dialect):
        found = super().statements(dialect)
        return [f'{sql} CASCADE' for sql in found] if self.cascade else found


class CreateSequence(_Named):
    _word = 'create_sequence'

    def __init__(self, element, if_not_exists=False):
        self.element = element
        self.if_not_exists = if_not_exists


class DropSequence(_Named):
    _word = 'drop_sequence'

    def __init__(self, element, if_exists=False):
        self.element = element
        self.if_exists = if_exists


class CreateSchema(ExecutableDDLElement):
    def __init__(self, name, if_not_exists=False):
        self.element = name
        self.if_not_exists = if_not_exists

    def statements(self, dialect):
        return _schema.schema_statement(self.element, True, self.if_not_exists, False,
                                        _name_of(dialect))


class DropSchema(ExecutableDDLElement):
    def __init__(self, name, cascade=False, if_exists=False):
        self.element = name
        self.cascade = cascade
        self.if_exists = if_exists

    def statements(self, dialect):
        return _schema.schema_statement(self.element, False, self.if_exists, self.cascade,
                                        _name_of(dialect))


class SetTableComment(_Named):
    _word = 'set_table_comment'

    def __init__(self, element, **kw):
        self.element = element


class DropTableComment(_Named):
    _word = 'drop_table_comment'

    def __init__(self, element, **kw):
        self.element = element


class CreateEnumType(_Named):
    _word = 'create_type'

    def __init__(self, element, **kw):
        self.element = element


class DropEnumType(_Named):
    _word = 'drop_type'

    def __init__(self, element, **kw):
        self.element = element


CreateDomainType = CreateEnumType
DropDomainType = DropEnumType


# --- running it

def _bound(bind):
    """A connection from whatever stands for one."""
    if bind is None:
        from sqlalchemy.engine.base import current
        return current()
    connect = getattr(bind, '_connection', None)
    return bind if connect is None else connect


def run(connection, statements):
    for sql in statements:
        connection.exec_driver_sql(sql)


def _run(bind, element):
    run(bind, element._statements(bind.dialect))


def _listeners(target, event, bind, **kw):
    for listener in getattr(target, '_listeners', {}).get(event, ()):
        listener(target, bind, **kw)


def create_type(type_, bind, checkfirst):
    bind = _bound(bind)
    chosen = type_._for(bind.dialect)
    if chosen is not type_ and hasattr(chosen, '_is_named_in'):
        return create_type(chosen, bind, checkfirst)
    if not type_._is_named_in(bind.dialect):
        return
    if checkfirst and not bind._is_offline and _has_type(type_, bind):
        return
    _run(bind, CreateEnumType(type_))


def drop_type(type_, bind, checkfirst):
    bind = _bound(bind)
    chosen = type_._for(bind.dialect)
    if chosen is not type_ and hasattr(chosen, '_is_named_in'):
        return drop_type(chosen, bind, checkfirst)
    if not type_._is_named_in(bind.dialect):
        return
    if checkfirst and not bind._is_offline and not _has_type(type_, bind):
        return
    _run(bind, DropEnumType(type_))


def _has_type(type_, bind):
    return bind.dialect.has_type(bind, type_.name, schema=type_.schema)


def _named_types(table, dialect):
    """The enums and domains of a table's columns, each once."""
    found = []
    for column in table.columns:
        type_ = column.type
        while type_._kind in ('decorator', 'array'):
            type_ = type_._loaded(dialect) if type_._kind == 'decorator' else type_.item_type
        type_ = type_._for(dialect)
        if hasattr(type_, '_is_named_in') and type_._is_named_in(dialect) and type_.create_type \
                and not any(type_ is each for each in found):
            found.append(type_)
    return found


def create_table(table, bind, checkfirst, with_types=True):
    bind = _bound(bind)
    if checkfirst and not bind._is_offline and \
            bind.dialect.has_table(bind, table.name, schema=table.schema):
        return
    _listeners(table, 'before_create', bind, checkfirst=checkfirst)
    if with_types:
        for type_ in _named_types(table, bind.dialect):
            create_type(type_, bind, checkfirst)
    _run(bind, CreateTable(table))
    for index in table.indexes:
        _run(bind, CreateIndex(index))
    if bind.dialect.supports_comments and not bind.dialect.inline_comments:
        if table.comment is not None:
            _run(bind, SetTableComment(table))
        run(bind, _schema.statements('column_comments', table, (None, None), False,
                                     _name_of(bind.dialect), None))
    _listeners(table, 'after_create', bind, checkfirst=checkfirst)


def drop_table(table, bind, checkfirst, with_types=True):
    bind = _bound(bind)
    if checkfirst and not bind._is_offline and \
            not bind.dialect.has_table(bind, table.name, schema=table.schema):
        return
    _listeners(table, 'before_drop', bind, checkfirst=checkfirst)
    _run(bind, DropTable(table))
    if with_types:
        for type_ in _named_types(table, bind.dialect):
            if type_.metadata is None:
                drop_type(type_, bind, checkfirst)
    _listeners(table, 'after_drop', bind, checkfirst=checkfirst)


def create_index(index, bind, checkfirst):
    bind = _bound(bind)
    if checkfirst and not bind._is_offline and _has_index(index, bind):
        return
    _run(bind, CreateIndex(index))


def drop_index(index, bind, checkfirst):
    bind = _bound(bind)
    if checkfirst and not bind._is_offline and not _has_index(index, bind):
        return
    _run(bind, DropIndex(index))


def _has_index(index, bind):
    return bind.dialect.has_index(bind, index.table.name, index.name, schema=index.table.schema)


def create_sequence(sequence, bind, checkfirst):
    bind = _bound(bind)
    if not bind.dialect.supports_sequences or checkfirst and not bind._is_offline and \
            bind.dialect.has_sequence(bind, sequence.name, schema=sequence.schema):
        return
    _run(bind, CreateSequence(sequence))


def drop_sequence(sequence, bind, checkfirst):
    bind = _bound(bind)
    if not bind.dialect.supports_sequences or checkfirst and not bind._is_offline and \
            not bind.dialect.has_sequence(bind, sequence.name, schema=sequence.schema):
        return
    _run(bind, DropSequence(sequence))


def sort_tables(tables, skip_fn=None, extra_dependencies=None):
    """Tables after those that they refer to; tables that refer to each other stay as they come."""
    tables = list(tables)
    keys = {table.key: table for table in tables}
    done, ordered, open_ = set(), [], set()

    def visit(table):
        if table.key in done or table.key in open_:
            return
        open_.add(table.key)
        for constraint in table._sorted_constraints:
            if constraint._kind != 'foreign_key' or constraint.use_alter or \
                    skip_fn is not None and skip_fn(constraint):
                continue
            for element in constraint.elements:
                target = keys.get(element._table_key())
                if target is not None:
                    visit(target)
        open_.discard(table.key)
        done.add(table.key)
        ordered.append(table)
    for table in tables:
        visit(table)
    return ordered


def sort_tables_and_constraints(tables, filter_fn=None, extra_dependencies=None):
    return [(table, {each for each in table.constraints if each._kind == 'foreign_key'})
            for table in sort_tables(tables)] + [(None, [])]


def _chosen(metadata, tables):
    chosen = list(metadata.tables.values()) if tables is None else list(tables)
    return sort_tables(sorted(chosen, key=lambda table: table.key))


def create_all(metadata, bind, tables, checkfirst):
    bind = _bound(bind)
    _listeners(metadata, 'before_create', bind, tables=tables, checkfirst=checkfirst)
    if tables is None:
        for sequence in metadata._sequences.values():
            create_sequence(sequence, bind, checkfirst)
    types = []
    for table in _chosen(metadata, tables):
        for type_ in _named_types(table, bind.dialect):
            if all((type_.schema, type_.name) != (each.schema, each.name) for each in types):
                types.append(type_)
                create_type(type_, bind, checkfirst)
        create_table(table, bind, checkfirst, with_types=False)
    _listeners(metadata, 'after_create', bind, tables=tables, checkfirst=checkfirst)


def drop_all(metadata, bind, tables, checkfirst):
    bind = _bound(bind)
    _listeners(metadata, 'before_drop', bind, tables=tables, checkfirst=checkfirst)
    types = []
    for table in reversed(_chosen(metadata, tables)):
        drop_table(table, bind, checkfirst, with_types=False)
        for type_ in _named_types(table, bind.dialect):
            if all((type_.schema, type_.name) != (each.schema, each.name) for each in types):
                types.append(type_)
    for type_ in types:
        drop_type(type_, bind, checkfirst)
    if tables is None:
        for sequence in metadata._sequences.values():
            drop_sequence(sequence, bind, checkfirst)
    _listeners(metadata, 'after_drop', bind, tables=tables, checkfirst=checkfirst)

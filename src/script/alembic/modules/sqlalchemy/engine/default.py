"""Dialects, as far as scripts ask them: facts, names in quotes, what is in the database."""
import _connection
import _operations
from sqlalchemy import exc


class IdentifierPreparer:
    """Names as SQL has them."""

    def __init__(self, dialect):
        self.dialect = dialect
        self.initial_quote, self.final_quote = dialect._quotes
        self.escape_quote = self.final_quote

    def quote(self, ident, force=None):
        said = getattr(ident, 'quote', None) if force is None else force
        if said is False:
            return str(ident)
        return _connection.quote(ident, bool(said))

    quote_schema = quote

    def quote_identifier(self, value):
        return _connection.quote(value, True)

    def format_column(self, column, use_table=False, name=None, table_name=None):
        text = self.quote(name or column.name)
        if use_table:
            return f'{self.format_table(column.table, name=table_name)}.{text}'
        return text

    def format_table(self, table, use_schema=True, name=None, schema=None):
        text = self.quote(name or table.name)
        schema = schema or getattr(table, 'schema', None)
        return f'{self.quote(schema)}.{text}' if use_schema and schema else text

    format_table_name = format_table

    def format_schema(self, name):
        return self.quote(name)

    def format_sequence(self, sequence, use_schema=True):
        return self.format_table(sequence, use_schema)

    def format_index(self, index):
        return self.quote(index.name)

    def format_constraint(self, constraint):
        return self.quote(constraint.name) if constraint.name else None

    def format_type(self, type_, use_schema=True):
        return self.format_table(type_, use_schema)

    def format_label(self, label, name=None):
        return self.quote(name or label.name)

    def _requires_quotes(self, value):
        return _connection.quote(value, False) != value

    def unformat_identifiers(self, identifiers):
        return [part.strip(self.initial_quote + self.final_quote)
                for part in identifiers.split('.')]


class DefaultDialect:
    name = 'default'
    driver = None
    paramstyle = default_paramstyle = 'named'
    positional = False
    is_async = has_terminate = False
    supports_alter = True
    supports_sequences = sequences_optional = False
    supports_native_enum = supports_native_boolean = supports_native_uuid = False
    supports_native_decimal = False
    supports_schemas = True
    supports_comments = inline_comments = False
    supports_views = True
    supports_statement_cache = True
    supports_default_values = supports_default_metavalue = supports_empty_insert = True
    supports_multivalues_insert = True
    supports_sane_rowcount = supports_sane_multi_rowcount = True
    supports_identity_columns = supports_for_update_of = False
    supports_constraint_comments = False
    insert_returning = update_returning = delete_returning = False
    supports_unicode_statements = supports_unicode_binds = True
    implicit_returning = full_returning = False
    requires_name_normalize = False
    tuple_in_values = True
    max_identifier_length = 9999
    max_index_name_length = max_constraint_name_length = None
    default_schema_name = None
    default_isolation_level = 'READ COMMITTED'
    is_mariadb = _is_mariadb = False
    encoding = 'utf-8'
    dbapi = loaded_dbapi = None
    server_version_info = None
    construct_arguments = ()
    colspecs = ischema_names = {}
    _quotes = '""'
    _commits_each = False # statements, each by itself
    _asks_key = False
    _tells_row_count = True
    _drivers_format = False
    _decodes_json = False
    _times_are_durations = False
    _expanded = ()
    _made_engine = None

    def __init__(self, *args, **kwargs):
        self._run = None
        self.identifier_preparer = IdentifierPreparer(self)

    preparer = IdentifierPreparer

    @classmethod
    def get_dialect_cls(cls, url):
        return cls

    @classmethod
    def import_dbapi(cls):
        return None

    @property
    def dialect_description(self):
        return f'{self.name}+{self.driver}'

    def _rowcount_of(self, rows):
        return rows.left if self._tells_row_count else -1

    def _last_key(self, connection):
        """The number that the database gave the row that was inserted last, where it can be asked
        afterwards."""
        return None

    def _takes(self, statement):
        """Whether a plain str has placeholders of the driver for names."""
        return self._drivers_format and '%(' in statement

    def _engine(self, connection):
        if self._made_engine is None or self._made_engine._connection is not connection:
            from sqlalchemy.engine.base import Engine
            self._made_engine = Engine(connection)
        return self._made_engine

    def _url(self):
        from sqlalchemy.engine.url import make_url
        return make_url((self._run or {}).get('url') or self.name + '://')

    # --- SQL of things

    @property
    def type_compiler(self):
        return _TypeCompiler(self)

    type_compiler_instance = type_compiler

    def ddl_compiler(self, dialect=None, statement=None, **kw):
        raise NotImplementedError('a compiler of DDL of its own is not supported')

    def statement_compiler(self, dialect=None, statement=None, **kw):
        return statement.compile(dialect=self)

    _descriptors = {} # by names of types that SQLAlchemy's dialect has a class of its own for

    def type_descriptor(self, typeobj):
        from sqlalchemy import types
        made = types.to_instance(typeobj)._for(self)
        name = type(made).__name__
        if name in self._descriptors and type(made) is getattr(types, name):
            return made.adapt(getattr(types, self._descriptors[name]))
        return made

    def get_isolation_level_values(self, dbapi_conn=None):
        return ['SERIALIZABLE', 'REPEATABLE READ', 'READ COMMITTED', 'READ UNCOMMITTED',
                'AUTOCOMMIT']

    def get_isolation_level(self, dbapi_conn):
        return self.default_isolation_level

    def validate_identifier(self, ident):
        if len(ident) > self.max_identifier_length:
            raise exc.IdentifierError(f"Identifier {ident!r} exceeds maximum length of "
                                      f"{self.max_identifier_length} characters")

    def normalize_name(self, name):
        return name

    denormalize_name = normalize_name

    # --- what is there

    def has_table(self, connection, table_name, schema=None, **kw):
        return _inspector(connection).has_table(table_name, schema)

    def has_index(self, connection, table_name, index_name, schema=None, **kw):
        return _inspector(connection).has_index(table_name, index_name, schema)

    def has_sequence(self, connection, sequence_name, schema=None, **kw):
        return _inspector(connection).has_sequence(sequence_name, schema)

    def has_schema(self, connection, schema_name, **kw):
        return _inspector(connection).has_schema(schema_name)

    def has_type(self, connection, type_name, schema=None, **kw):
        return any(enum['name'] == type_name for enum in _inspector(connection).get_enums(schema))

    def __getattr__(self, name):
        if name.startswith('get_'):
            from sqlalchemy.engine.reflection import PGInspector
            if hasattr(PGInspector, name):
                return lambda connection, *args, **kw: getattr(_inspector(connection), name)(
                    *args, **{key: value for key, value in kw.items() if key != 'info_cache'})
        raise AttributeError(f'{type(self).__name__!r} object has no attribute {name!r}')

    def __repr__(self):
        return f'<{type(self).__module__}.{type(self).__name__} object at {hex(id(self))}>'


def _inspector(connection):
    from sqlalchemy.engine.reflection import Inspector
    return Inspector(connection)


class _TypeCompiler:
    def __init__(self, dialect):
        self.dialect = dialect

    def process(self, type_, **kw):
        return type_.compile(dialect=self.dialect)


def _version(connection, question):
    return connection.execute(_text(question)).scalar()


def _text(sql):
    from sqlalchemy.sql.elements import text
    return text(sql)


class _AsksVersion(DefaultDialect):
    """The version is asked for when it is wanted."""
    _version_info = None
    _question = None

    @property
    def server_version_info(self):
        if self._version_info is None and self._run and not self._run['is_offline']:
            from sqlalchemy.engine.base import current
            self._version_info = self._parse(_version(current(), self._question))
        return self._version_info

    def _get_server_version_info(self, connection):
        return self.server_version_info

    def _parse(self, text):
        import re
        return tuple(int(part) for part in re.findall(r'\d+', str(text).split('-')[0])[:3])


class SQLiteDialect(_AsksVersion):
    name = 'sqlite'
    driver = 'pysqlite'
    paramstyle = default_paramstyle = 'qmark'
    positional = True
    supports_alter = False
    supports_default_metavalue = False
    supports_empty_insert = False
    tuple_in_values = True
    insert_returning = update_returning = delete_returning = True
    default_isolation_level = 'SERIALIZABLE'
    default_schema_name = 'main'
    _descriptors = {'TIMESTAMP': 'DATETIME'}
    _question = 'SELECT sqlite_version()'
    _tells_row_count = False


class PGDialect(_AsksVersion):
    name = 'postgresql'
    driver = 'psycopg2'
    paramstyle = default_paramstyle = 'pyformat'
    supports_sequences = sequences_optional = True
    supports_native_enum = supports_native_boolean = supports_native_uuid = True
    supports_native_decimal = True
    supports_comments = True
    supports_constraint_comments = True
    supports_default_metavalue = True
    supports_empty_insert = False
    supports_identity_columns = supports_for_update_of = True
    insert_returning = update_returning = delete_returning = True
    implicit_returning = full_returning = True
    max_identifier_length = 63
    postfetch_lastrowid = False
    _question = 'SHOW server_version'
    _descriptors = {'DECIMAL': 'NUMERIC', 'REAL': 'FLOAT', 'DOUBLE': 'FLOAT', 'Double': 'FLOAT',
                    'DOUBLE_PRECISION': 'FLOAT'}
    _asks_key = True
    _expanded = (tuple,)
    _decodes_json = True
    _drivers_format = True
    _schema = None

    @property
    def default_schema_name(self):
        if self._schema is None and self._run and not self._run['is_offline']:
            from sqlalchemy.engine.base import current
            self._schema = _version(current(), 'SELECT current_schema()')
        return self._schema or 'public'


class MySQLDialect(_AsksVersion):
    name = 'mysql'
    driver = 'mysqldb'
    paramstyle = default_paramstyle = 'format'
    positional = True
    supports_native_enum = supports_native_decimal = True
    supports_comments = inline_comments = True
    supports_default_metavalue = True
    supports_for_update_of = True
    max_identifier_length = 255
    max_index_name_length = max_constraint_name_length = 64
    default_isolation_level = 'REPEATABLE READ'
    _quotes = '``'
    _question = 'SELECT VERSION()'
    _expanded = (tuple, list, set)
    _times_are_durations = True
    _commits_each = True
    _descriptors = {'DECIMAL': 'NUMERIC', 'REAL': 'FLOAT', 'DOUBLE_PRECISION': 'DOUBLE'}
    _drivers_format = True
    _schema = None

    @property
    def default_schema_name(self):
        if self._schema is None and self._run and not self._run['is_offline']:
            from sqlalchemy.engine.base import current
            self._schema = _version(current(), 'SELECT DATABASE()')
        return self._schema

    def _last_key(self, connection):
        return _version(connection, 'SELECT LAST_INSERT_ID()')


class MariaDBDialect(MySQLDialect):
    is_mariadb = _is_mariadb = True
    insert_returning = delete_returning = True
    supports_sequences = sequences_optional = True


_CLASSES = {'sqlite': SQLiteDialect, 'postgresql': PGDialect, 'mysql': MySQLDialect,
            'mariadb': MariaDBDialect}


def dialect_class(name):
    if name not in _CLASSES:
        raise exc.NoSuchModuleError(f"Can't load plugin: sqlalchemy.dialects:{name}")
    return _CLASSES[name]


def dialect_of_run(run):
    """The dialect of the run's database, its driver named by the run's address."""
    name = run['dialect']
    dialect = dialect_class('mariadb' if run.get('is_mariadb') else name)()
    dialect._run = run
    address = (run.get('url') or '').partition(':')[0]
    backend, _, driver = address.partition('+')
    if backend == 'mariadb':
        dialect.name = 'mariadb'
    if driver:
        dialect.driver = driver
    elif backend:
        from sqlalchemy.engine.url import _DRIVERS
        dialect.driver = _DRIVERS.get(backend, dialect.driver)
    return dialect


def current_dialect():
    """That of the script that runs."""
    from sqlalchemy.engine.base import current
    return current().dialect


class DefaultExecutionContext:
    pass

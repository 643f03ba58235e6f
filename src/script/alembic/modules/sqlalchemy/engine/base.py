"""The connection that a revision works on, and the engine that it would have come from. There is
one connection, the run's own: an engine's connect() gives it again, and closing it leaves it open.
Statements are compiled and run in C (_connection)."""
import _connection
import _operations
from sqlalchemy import exc
from sqlalchemy.engine.result import CursorResult

_LEVELS = ('AUTOCOMMIT', 'SERIALIZABLE', 'REPEATABLE READ', 'READ COMMITTED', 'READ UNCOMMITTED')


def _is_mapping(value):
    return isinstance(value, dict) or (hasattr(value, 'keys') and hasattr(value, '__getitem__'))


def _rows_of(parameters, more, kw):
    """The sets of parameters of a call: those of execute() of 2.0, and of 1.4."""
    if kw:
        return [kw]
    if more:
        given = [parameters, *more]
        return given if _is_mapping(parameters) or isinstance(parameters, (tuple, list)) \
            else [tuple(given)]
    if parameters is None:
        return []
    if _is_mapping(parameters):
        return [parameters]
    if isinstance(parameters, (list, tuple)):
        if parameters and (_is_mapping(parameters[0]) or isinstance(parameters[0], (tuple, list))):
            return list(parameters)
        return [tuple(parameters)] if parameters else []
    return [(parameters,)]


def _plain(row):
    if not _is_mapping(row):
        raise exc.ArgumentError("List argument must consist only of tuples or dictionaries"
                                if not isinstance(row, (tuple, list)) else
                                "parameters of this statement go by name: give a dictionary")
    return {getattr(key, 'key', key): row[key] for key in row.keys()}


class Transaction:
    """What begin() gives: the run has a transaction already, so this is a part of it, which a
    savepoint can take back. Where each statement is committed by itself, the outermost is a
    transaction of its own; a definition in it ends it."""

    def __init__(self, connection, name=None, is_outermost=False):
        self.connection = connection
        self._name = name
        self._is_outermost = is_outermost
        self.is_active = self.is_valid = True
        if is_outermost:
            connection._run_plain('BEGIN')
        elif name is not None:
            connection._run_plain(f'SAVEPOINT {name}')

    def _end(self, outermost, inner):
        if not self.is_active:
            return
        self.is_active = False
        if not self.connection._transaction_goes_on():
            return
        if self._is_outermost:
            self.connection._run_plain(outermost)
        elif self._name is not None:
            self.connection._run_plain(f'{inner} SAVEPOINT {self._name}')

    def commit(self):
        if not self.is_active:
            raise exc.InvalidRequestError("This transaction is inactive")
        self._end('COMMIT', 'RELEASE')

    def rollback(self):
        self._end('ROLLBACK', 'ROLLBACK TO')

    close = rollback

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        if type is None and self.is_active:
            self.commit()
        else:
            self.rollback()


class RootTransaction(Transaction):
    pass


class NestedTransaction(Transaction):
    pass


class TwoPhaseTransaction(Transaction):
    pass


class _Given:
    """begin() of an engine: the connection, for a with statement."""

    def __init__(self, connection):
        self._connection = connection

    def __enter__(self):
        self._transaction = self._connection.begin()
        return self._connection

    def __exit__(self, *exception):
        return self._transaction.__exit__(*exception)


class Connection:
    closed = invalidated = False
    should_close_with_result = False
    _is_future = True
    dispatch = None

    def __init__(self, dialect, is_offline=False):
        self.dialect = dialect
        self._is_offline = is_offline
        self._options = {}
        self._savepoints = 0
        self.info = {}

    @property
    def engine(self):
        return self.dialect._engine(self)

    bind = engine

    @property
    def name(self):
        return self.dialect.name

    @property
    def connection(self):
        from sqlalchemy.engine.dbapi import PoolConnection
        return PoolConnection(self)

    def get_raw_connection(self):
        return self.connection

    @property
    def default_isolation_level(self):
        return self.dialect.default_isolation_level

    def get_isolation_level(self):
        return self._options.get('isolation_level', self.default_isolation_level)

    def schema_for_object(self, table):
        return table.schema

    # --- statements

    def execute(self, statement, parameters=None, *more, execution_options=None, **kw):
        if isinstance(statement, str):
            return self._execute_string(statement, _rows_of(parameters, more, kw))
        kind = getattr(statement, '_kind', None)
        run = _RUNS.get(kind)
        if run is not None:
            return run(self, statement, _rows_of(parameters, more, kw))
        hook = getattr(statement, '_execute_on_connection', None)
        if hook is not None:
            return hook(self, _rows_of(parameters, more, kw), execution_options or {})
        if kind == 'element' and statement.supports_execution:
            return self._read(statement, _rows_of(parameters, more, kw))
        selectable = _as_select(statement)
        if selectable is None:
            raise exc.ObjectNotExecutableError(statement)
        return self.execute(selectable, parameters, *more, **kw)

    def scalar(self, statement, parameters=None, *more, execution_options=None, **kw):
        return self.execute(statement, parameters, *more, **kw).scalar()

    def scalars(self, statement, parameters=None, *more, execution_options=None, **kw):
        return self.execute(statement, parameters, *more, **kw).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        from sqlalchemy.engine.dbapi import run_driver_sql
        if self._is_offline:
            return self._write(statement)
        return run_driver_sql(self, statement, parameters)

    def _execute_string(self, statement, rows):
        """SQL of the driver, as SQLAlchemy 1.4 takes it; with names in it, that of text()."""
        if rows and _is_mapping(rows[0]) and not self.dialect._takes(statement):
            from sqlalchemy.sql.elements import text
            return self.execute(text(statement), rows)
        from sqlalchemy.engine.dbapi import run_driver_sql
        if self._is_offline:
            return self._write(statement)
        return run_driver_sql(self, statement, rows if len(rows) > 1 else rows[0] if rows else None)

    def _run_plain(self, sql):
        _connection.execute_sql(sql, ())

    def _write(self, sql):
        """Offline nothing comes back."""
        _operations.execute(sql)

    def _once(self, statement, parameters, columns, makers):
        outcome = _connection.execute(statement, parameters, columns, makers)
        return None if self._is_offline else outcome

    def _read(self, statement, rows):
        """SELECT and its like: no more than one set of parameters means something."""
        columns = statement._flat_columns() if hasattr(statement, '_flat_columns') else None
        makers = self._makers(columns)
        if getattr(statement, '_is_by_name', False):
            makers = makers and dict(zip([column.name for column in columns], makers))
            columns = None
        outcome = None
        changed = 0
        if rows and self.dialect._expanded and statement._kind == 'text':
            statement = self._with_expanded(statement, rows[0])
        if len(rows) > 1 and not columns:
            changed = _connection.execute_many(statement, [_plain(row) for row in rows])
            if changed is not None:
                return None if self._is_offline else CursorResult(None, changed)
            changed = 0
        for row in rows or (None,):
            outcome = self._once(statement, None if row is None else _plain(row), columns, makers)
            changed += outcome[1] if outcome and outcome[1] > 0 else 0
        if outcome is None:
            return None
        if outcome[0] is not None:
            changed = self.dialect._rowcount_of(outcome[0])
        elif outcome[1] < 0:
            changed = -1
        return CursorResult(outcome[0], changed, outcome[2])

    def _with_expanded(self, statement, row):
        """IN :ids with a tuple: the drivers write it between parentheses."""
        from sqlalchemy.sql.elements import bindparam
        names = [key for key in row.keys() if isinstance(row[key], self.dialect._expanded)
                 and not getattr(statement._binds.get(key), 'expanding', False)
                 and getattr(statement._binds.get(key), '_type', None) is None]
        if not names:
            return statement
        return statement.bindparams(*[bindparam(name, expanding=True) for name in names])

    def _change(self, statement, rows):
        from sqlalchemy.engine.writing import run_change
        return run_change(self, statement, rows)

    def _makers(self, columns):
        """What is called with each value of a column that its type makes something else of."""
        if not columns:
            return None
        from sqlalchemy.engine._making import maker_of
        makers = None
        for position, column in enumerate(columns):
            maker = maker_of(column.type, self.dialect)
            if maker is not None:
                if makers is None:
                    makers = [None] * len(columns)
                makers[position] = maker
        return makers

    # --- transactions

    def _transaction_goes_on(self):
        return not self._is_offline and _connection.in_transaction()

    def begin(self):
        return self._begin(RootTransaction)

    def begin_nested(self):
        return self._begin(NestedTransaction)

    def begin_twophase(self, xid=None):
        raise exc.InvalidRequestError("two-phase transactions are not supported here")

    def _begin(self, cls):
        if not self._transaction_goes_on():
            return cls(self, is_outermost=not self._is_offline and self.dialect._commits_each)
        self._savepoints += 1
        return cls(self, f'sa_savepoint_{self._savepoints}')

    def in_transaction(self):
        return self._transaction_goes_on()

    def in_nested_transaction(self):
        return False

    def get_transaction(self):
        return None

    get_nested_transaction = get_transaction

    def commit(self):
        _operations.commit()

    def rollback(self):
        _operations.rollback()

    def close(self):
        pass

    detach = close

    def invalidate(self, exception=None):
        raise exc.InvalidRequestError("the connection of a revision cannot be given up")

    def connect(self, close_with_result=False):
        return self

    _contextual_connect = contextual_connect = connect

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        pass

    # --- options

    def execution_options(self, **options):
        level = options.get('isolation_level')
        if level is not None:
            level = level.replace('_', ' ').upper()
            if level not in _LEVELS:
                raise exc.ArgumentError(f"Invalid value {level!r} for isolation_level. Valid "
                                        f"isolation levels for {self.name!r} are "
                                        f"{', '.join(_LEVELS)}")
            options['isolation_level'] = level
            _operations.isolation(level)
        self._options.update(options)
        return self

    def get_execution_options(self):
        return dict(self._options)

    @property
    def _execution_options(self):
        return self._options

    # --- DDL

    def run_callable(self, callable_, *args, **kwargs):
        return callable_(self, *args, **kwargs)

    def _run_ddl_visitor(self, visitorcallable, element, **kwargs):
        raise exc.InvalidRequestError("visitors of DDL are not supported: call create() or drop()")

    def __repr__(self):
        return f'<sqlalchemy.engine.base.Connection object at {hex(id(self))}>'


_RUNS = {'text': Connection._read, 'select': Connection._read, 'compound': Connection._read,
         'textual': Connection._read, 'values': Connection._read,
         'insert': Connection._change, 'update': Connection._change,
         'delete': Connection._change}


def _as_select(statement):
    """A function, a sequence, a column or a table stands for a SELECT of it."""
    from sqlalchemy.sql.elements import ColumnElement
    from sqlalchemy.sql.functions import func
    from sqlalchemy.sql.selectable import select
    if getattr(statement, '_kind', None) == 'sequence':
        return select(statement.next_value())
    if hasattr(statement, '__clause_element__'):
        statement = statement.__clause_element__()
    return select(statement) if isinstance(statement, ColumnElement) else None


class Engine:
    """Where the run's connection is from."""

    pool = None
    echo = logging_name = hide_parameters = False

    def __init__(self, connection, url=None):
        self._connection = connection
        self.dialect = connection.dialect
        self._url = url

    @property
    def url(self):
        if self._url is None:
            self._url = self.dialect._url()
        return self._url

    @property
    def name(self):
        return self.dialect.name

    @property
    def driver(self):
        return self.dialect.driver

    @property
    def engine(self):
        return self

    def connect(self, close_with_result=False):
        return self._connection

    contextual_connect = _contextual_connect = connect

    def begin(self, close_with_result=False):
        return _Given(self._connection)

    def raw_connection(self):
        return self._connection.connection

    def dispose(self, close=True):
        pass

    clear_compiled_cache = dispose

    def execution_options(self, **options):
        self._connection.execution_options(**options)
        return self

    def get_execution_options(self):
        return self._connection.get_execution_options()

    def execute(self, statement, *multiparams, **params):
        return self._connection.execute(statement, *multiparams, **params)

    def scalar(self, statement, *multiparams, **params):
        return self._connection.scalar(statement, *multiparams, **params)

    def run_callable(self, callable_, *args, **kwargs):
        return self._connection.run_callable(callable_, *args, **kwargs)

    def transaction(self, callable_, *args, **kwargs):
        return callable_(self._connection, *args, **kwargs)

    def has_table(self, table_name, schema=None):
        return self.dialect.has_table(self._connection, table_name, schema)

    def table_names(self, schema=None, connection=None):
        return self.dialect.get_table_names(self._connection, schema)

    def __repr__(self):
        return f'Engine({self.url!r})'

    def __eq__(self, other):
        return isinstance(other, Engine) and self._connection is other._connection

    def __hash__(self):
        return id(self._connection)


_current = [None, None]


def current():
    """The connection of the run, one object as long as one script runs."""
    number = _operations.number()
    if _current[0] != number:
        from sqlalchemy.engine.default import dialect_of_run
        run = _operations.run()
        _current[:] = [number, Connection(dialect_of_run(run), run['is_offline'])]
    return _current[1]

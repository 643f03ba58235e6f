"""The context of a migration: the run, as scripts ask for it."""

import _operations

_now = [None, None]


def current_context():
    """The context of the script that runs; one object as long as it does."""
    number = _operations.number()
    if _now[0] != number:
        _now[:] = [number, MigrationContext(_operations.run())]
    return _now[1]


class _Autocommit:
    """Statements inside commit by themselves; what was done before is committed first."""

    def __enter__(self):
        _operations.autocommit(True)

    def __exit__(self, *exception):
        _operations.autocommit(False)


class _Nothing:
    def __enter__(self):
        return None

    def __exit__(self, *exception):
        return None


class _Transaction:
    """A part of the transaction that the run has."""

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        return None

    def commit(self):
        pass

    rollback = close = commit


class MigrationContext:
    def __init__(self, run, connection=None, opts=None):
        self._run = run
        self._connection = connection
        self.as_sql = run['is_offline']
        self.version_table = run['version_table'] or 'alembic_version'
        self.version_table_schema = run['version_table_schema']
        self._opts = opts
        self._impl = None
        self.script = None
        self.output_buffer = None
        self.environment_context = None
        self.purge = False
        self._migrations_fn = None

    @classmethod
    def configure(cls, connection=None, url=None, dialect_name=None, dialect=None,
                  environment_context=None, dialect_opts=None, opts=None):
        run = _operations.run()
        if opts and opts.get('as_sql'):
            run['is_offline'] = True
        if opts and opts.get('version_table'):
            run['version_table'] = opts['version_table']
        return cls(run, connection, opts)

    @property
    def connection(self):
        if self._connection is None:
            from sqlalchemy.engine.base import current
            self._connection = current()
        return self._connection

    bind = connection

    @property
    def dialect(self):
        return self.connection.dialect

    @property
    def impl(self):
        if self._impl is None:
            from alembic.ddl.impl import impl_of
            self._impl = impl_of(self._run['dialect'])(self)
        return self._impl

    @property
    def opts(self):
        if self._opts is None:
            self._opts = _default_opts(self._run)
        return self._opts

    @property
    def config(self):
        from alembic.runtime.environment import current_config
        return current_config()

    def get_current_heads(self):
        return tuple(_operations.run()['heads'])

    def get_current_revision(self):
        heads = self.get_current_heads()
        if len(heads) > 1:
            from alembic.util.exc import CommandError
            raise CommandError(
                f"Version table '{self.version_table}' has more than one head present; "
                "please use get_current_heads()")
        return heads[0] if heads else None

    def begin_transaction(self, _per_migration=False):
        return _Transaction()

    def autocommit_block(self):
        return _Autocommit()

    def execute(self, sql, execution_options=None):
        self.impl.execute(sql, execution_options)

    def _in_connection_transaction(self):
        return not self.as_sql


def _default_opts(run):
    return {
        'as_sql': run['is_offline'],
        'compare_type': True,
        'compare_server_default': False,
        'include_name': None,
        'include_object': None,
        'include_schemas': False,
        'literal_binds': run['is_offline'],
        'render_as_batch': False,
        'target_metadata': None,
        'transaction_per_migration': True,
        'transactional_ddl': None,
        'version_table': run['version_table'],
        'version_table_schema': run['version_table_schema'],
    }

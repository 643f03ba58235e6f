"""Operations one level lower, on Table and Column objects: what op.impl and
op.get_context().impl give."""

import _operations
from alembic.operations import ops


class DefaultImpl:
    __dialect__ = 'default'
    transactional_ddl = False
    command_terminator = ';'

    def __init__(self, context):
        self.context = context
        self.as_sql = context.as_sql
        self.memo = {}

    @property
    def dialect(self):
        return self.context.dialect

    @property
    def connection(self):
        return self.context.connection

    bind = connection

    def static_output(self, text):
        _operations.write(text + '\n\n')

    # -- Statements.

    def execute(self, sql, execution_options=None):
        self._exec(sql, execution_options)

    def _exec(self, construct, execution_options=None, multiparams=None, params=None):
        if isinstance(construct, str):
            from sqlalchemy.sql.expression import text
            construct = text(construct)
        connection = self.connection
        if execution_options:
            connection = connection.execution_options(**execution_options)
        if params or multiparams:
            return connection.execute(construct, multiparams or params)
        return connection.execute(construct)

    def bulk_insert(self, table, rows, multiinsert=True):
        if not isinstance(rows, list):
            raise TypeError('List expected')
        if rows and not isinstance(rows[0], dict):
            raise TypeError('List of dictionaries expected')
        if not rows:
            return
        if self.as_sql:
            for row in rows:
                self.connection.execute(table.insert().inline().values(**row))
            return
        if multiinsert and not any(_has_literal(row) for row in rows):
            self.connection.execute(table.insert().inline(), rows)
            return
        for row in rows:
            self.connection.execute(table.insert().inline().values(**row))

    # -- Tables and what is in them.

    def create_table(self, table, **kw):
        _operations.apply(ops.CreateTableOp.from_table(table))

    def drop_table(self, table, **kw):
        _operations.apply(ops.DropTableOp(table.name, schema=table.schema, **kw))

    def create_index(self, index, **kw):
        _operations.apply(ops.CreateIndexOp.from_index(index))

    def drop_index(self, index, **kw):
        _operations.apply(ops.DropIndexOp(index.name, index.table.name,
                                          schema=index.table.schema, **kw))

    def add_constraint(self, const):
        _operations.apply(ops.AddConstraintOp.from_constraint(const))

    def drop_constraint(self, const, **kw):
        _operations.apply(ops.DropConstraintOp(const.name, const.table.name,
                                               schema=const.table.schema))

    def add_column(self, table_name, column, *, schema=None, **kw):
        _operations.apply(ops.AddColumnOp(table_name, column, schema=schema, **kw))

    def drop_column(self, table_name, column, *, schema=None, **kw):
        _operations.apply(ops.DropColumnOp(table_name, column.name, schema=schema, **kw))

    def alter_column(self, table_name, column_name, *, nullable=None, server_default=False,
                     name=None, type_=None, schema=None, existing_type=None,
                     existing_server_default=False, existing_nullable=None, comment=False,
                     existing_comment=None, **kw):
        _operations.apply(ops.AlterColumnOp(
            table_name, column_name, schema=schema, existing_type=existing_type,
            existing_server_default=existing_server_default, existing_nullable=existing_nullable,
            existing_comment=existing_comment, modify_name=name, modify_type=type_,
            modify_server_default=server_default, modify_nullable=nullable,
            modify_comment=comment, **kw))

    def rename_table(self, old_table_name, new_table_name, schema=None):
        _operations.apply(ops.RenameTableOp(old_table_name, new_table_name, schema=schema))

    def create_table_comment(self, table):
        _operations.apply(ops.CreateTableCommentOp(table.name, table.comment,
                                                   schema=table.schema))

    def drop_table_comment(self, table):
        _operations.apply(ops.DropTableCommentOp(table.name, schema=table.schema))


def _has_literal(row):
    return any(getattr(value, 'literal_execute', False) for value in row.values())


class SQLiteImpl(DefaultImpl):
    __dialect__ = 'sqlite'


class MySQLImpl(DefaultImpl):
    __dialect__ = 'mysql'


class PostgresqlImpl(DefaultImpl):
    __dialect__ = 'postgresql'
    transactional_ddl = True


_impls = {cls.__dialect__: cls for cls in (SQLiteImpl, MySQLImpl, PostgresqlImpl)}


def impl_of(dialect):
    return _impls.get(dialect, DefaultImpl)

"""Operations: the directives as methods, each of which makes an operation object and runs it."""

import _operations
from alembic.operations import ops

_implementations = {}
_now = []


def current():
    """The object behind alembic.op."""
    if not _now:
        _now.append(Operations(None))
    return _now[0]


class Operations:
    def __init__(self, migration_context, impl=None):
        self._migration_context = migration_context

    # -- What is asked.

    @property
    def migration_context(self):
        if self._migration_context is None:
            from alembic.runtime.migration import current_context
            return current_context()
        return self._migration_context

    @property
    def impl(self):
        return self.migration_context.impl

    def get_bind(self):
        return self.migration_context.bind

    def get_context(self):
        return self.migration_context

    def f(self, name):
        from sqlalchemy.schema import conv
        return conv(name)

    def inline_literal(self, value, type_=None):
        from alembic.operations.literal import inline_literal
        return inline_literal(value, type_)

    def run_async(self, async_function, *args, **kw_args):
        raise NotImplementedError(
            'op.run_async() is not supported: there is no asynchronous connection; '
            'call what it awaits directly')

    # -- Running.

    def invoke(self, operation):
        if _implementations:
            for cls in type(operation).__mro__:
                if cls in _implementations:
                    return _implementations[cls](self, operation)
        kind = getattr(operation, '_kind', None)
        if kind is not None:
            _operations.apply(operation)
            return operation._table if kind == 'create_table' else None
        run = _others.get(type(operation))
        if run is None:
            if isinstance(operation, ops.OpContainer):
                for item in operation.ops:
                    self.invoke(item)
                return None
            raise TypeError(f"no implementation for operation {type(operation).__name__}; "
                            "register one with Operations.implementation_for")
        return run(self, operation)

    @classmethod
    def register_operation(cls, name, sourcename=None):
        def register(op_cls):
            method = getattr(op_cls, sourcename or name)

            def directive(self, *args, **kw):
                return method(self, *args, **kw)

            directive.__name__ = name
            setattr(cls, name, directive)
            return op_cls

        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        def register(function):
            _implementations[op_cls] = function
            return function

        return register

    def batch_alter_table(self, table_name, schema=None, recreate='auto',
                          partial_reordering=None, copy_from=None, table_args=(), table_kwargs={},
                          reflect_args=(), reflect_kwargs={}, naming_convention=None):
        from alembic.operations.batch import Batch
        return Batch(self, table_name, schema, recreate, partial_reordering, copy_from,
                     table_args, table_kwargs, reflect_args, reflect_kwargs, naming_convention)

    # -- The directives.

    def create_table(self, table_name, *columns, if_not_exists=None, **kw):
        return self.invoke(ops.CreateTableOp(table_name, columns, if_not_exists=if_not_exists,
                                             **kw))

    def drop_table(self, table_name, *, schema=None, if_exists=None, **kw):
        return self.invoke(ops.DropTableOp(table_name, schema=schema, if_exists=if_exists,
                                           table_kw=kw))

    def rename_table(self, old_table_name, new_table_name, *, schema=None):
        return self.invoke(ops.RenameTableOp(old_table_name, new_table_name, schema=schema))

    def create_table_comment(self, table_name, comment, *, existing_comment=None, schema=None):
        return self.invoke(ops.CreateTableCommentOp(
            table_name, comment, existing_comment=existing_comment, schema=schema))

    def drop_table_comment(self, table_name, *, existing_comment=None, schema=None):
        return self.invoke(ops.DropTableCommentOp(
            table_name, existing_comment=existing_comment, schema=schema))

    def add_column(self, table_name, column, *, schema=None, if_not_exists=None,
                   inline_references=None, inline_primary_key=None):
        return self.invoke(ops.AddColumnOp(
            table_name, column, schema=schema, if_not_exists=if_not_exists,
            inline_references=inline_references, inline_primary_key=inline_primary_key))

    def drop_column(self, table_name, column_name, *, schema=None, **kw):
        return self.invoke(ops.DropColumnOp(table_name, column_name, schema=schema, **kw))

    def alter_column(self, table_name, column_name, *, nullable=None, comment=False,
                     server_default=False, new_column_name=None, type_=None, existing_type=None,
                     existing_server_default=False, existing_nullable=None, existing_comment=None,
                     schema=None, **kw):
        return self.invoke(ops.AlterColumnOp(
            table_name, column_name, schema=schema, existing_type=existing_type,
            existing_server_default=existing_server_default, existing_nullable=existing_nullable,
            existing_comment=existing_comment, modify_name=new_column_name, modify_type=type_,
            modify_server_default=server_default, modify_nullable=nullable,
            modify_comment=comment, **kw))

    def create_index(self, index_name, table_name, columns, *, schema=None, unique=False,
                     if_not_exists=None, **kw):
        return self.invoke(ops.CreateIndexOp(
            index_name, table_name, columns, schema=schema, unique=unique,
            if_not_exists=if_not_exists, **kw))

    def drop_index(self, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        return self.invoke(ops.DropIndexOp(index_name, table_name=table_name, schema=schema,
                                           if_exists=if_exists, **kw))

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        return self.invoke(ops.CreatePrimaryKeyOp(constraint_name, table_name, columns,
                                                  schema=schema))

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        return self.invoke(ops.CreateUniqueConstraintOp(constraint_name, table_name, columns,
                                                        schema=schema, **kw))

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None,
                                **kw):
        return self.invoke(ops.CreateCheckConstraintOp(constraint_name, table_name, condition,
                                                       schema=schema, **kw))

    def create_foreign_key(self, constraint_name, source_table, referent_table, local_cols,
                           remote_cols, *, onupdate=None, ondelete=None, deferrable=None,
                           initially=None, match=None, source_schema=None, referent_schema=None,
                           **dialect_kw):
        return self.invoke(ops.CreateForeignKeyOp(
            constraint_name, source_table, referent_table, local_cols, remote_cols,
            onupdate=onupdate, ondelete=ondelete, deferrable=deferrable, initially=initially,
            match=match, source_schema=source_schema, referent_schema=referent_schema,
            **dialect_kw))

    def create_exclude_constraint(self, constraint_name, table_name, *elements, **kw):
        return self.invoke(ops.CreateExcludeConstraintOp(constraint_name, table_name, elements,
                                                         **kw))

    def drop_constraint(self, constraint_name, table_name, type_=None, *, schema=None,
                        if_exists=None):
        return self.invoke(ops.DropConstraintOp(constraint_name, table_name, type_=type_,
                                                schema=schema, if_exists=if_exists))

    def bulk_insert(self, table, rows, *, multiinsert=True):
        return self.invoke(ops.BulkInsertOp(table, rows, multiinsert=multiinsert))

    def execute(self, sqltext, *, execution_options=None):
        return self.invoke(ops.ExecuteSQLOp(sqltext, execution_options=execution_options))


def _execute(operations, operation):
    sql = operation.sqltext
    # Without parameters or escapes the text is what runs, and no expression is needed for it.
    if isinstance(sql, str) and ':' not in sql and '\\' not in sql:
        return _operations.execute(sql)
    return operations.impl.execute(sql, execution_options=operation.execution_options)


def _bulk_insert(operations, operation):
    operations.impl.bulk_insert(operation.table, operation.rows,
                                multiinsert=operation.multiinsert)


_others = {ops.ExecuteSQLOp: _execute, ops.BulkInsertOp: _bulk_insert}

"""op.batch_alter_table: operations on one table, made together when the block ends."""

import _operations
from alembic.operations import ops
from alembic.operations.base import Operations, _implementations


class Batch:
    """The context manager."""

    def __init__(self, operations, table_name, schema, recreate, partial_reordering, copy_from,
                 table_args, table_kwargs, reflect_args, reflect_kwargs, naming_convention):
        if recreate not in ('auto', 'always', 'never'):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        self.batch_op = BatchOperations(operations, table_name, schema)
        self.options = {
            'recreate': recreate,
            'partial_reordering': partial_reordering,
            'copy_from': copy_from,
            'table_args': tuple(table_args),
            'table_kwargs': dict(table_kwargs),
            'reflect_args': tuple(reflect_args),
            'reflect_kwargs': dict(reflect_kwargs),
            'naming_convention': naming_convention,
        }

    def __enter__(self):
        return self.batch_op

    def __exit__(self, type, value, traceback):
        if type is None:
            self.batch_op._flush(self.options)


class BatchOperations(Operations):
    """op inside of the block: the name of the table is known."""

    def __init__(self, operations, table_name, schema):
        self._operations = operations
        self._migration_context = operations._migration_context
        self.table_name = table_name
        self.schema = schema
        self._noted = []

    def invoke(self, operation):
        for cls in type(operation).__mro__:
            if cls in _implementations:
                return _implementations[cls](self, operation)
        self._noted.append(operation)
        return None

    def _flush(self, options):
        noted, self._noted = self._noted, []
        if (options['table_args'] or options['table_kwargs']) and self._may_rebuild(options):
            noted += self._ops_of_table(options)
        if options['naming_convention']:
            self._name_dropped(noted, options['naming_convention'])
        if options['partial_reordering']:
            self._reorder(noted, options['partial_reordering'])
        _operations.apply_batch(self.schema, self.table_name, noted, options['recreate'])

    def _may_rebuild(self, options):
        """Where the table is altered in its place, the arguments of the one made anew do not count."""
        return options['recreate'] == 'always' or (
            options['recreate'] == 'auto' and self.get_context().dialect.name == 'sqlite')

    def _ops_of_table(self, options):
        """What table_args and table_kwargs say that the table does not have yet: it is rebuilt
        from its own text, so that there is no need to repeat what is there."""
        import _batch
        from sqlalchemy.schema import Constraint
        found = []
        for item in options['table_args']:
            if not isinstance(item, Constraint):
                raise TypeError(f'table_args may hold constraints, not {type(item).__name__}')
            if not _batch.has(self.schema, self.table_name, item):
                found.append(ops._Given(self.table_name, self.schema, item))
        if options['table_kwargs'].get('sqlite_autoincrement'):
            source = _batch.source(self.schema, self.table_name)
            if source is not None and 'autoincrement' not in source.lower():
                import logging
                logging.getLogger('alembic').warning(
                    'table %s keeps its key as it is: AUTOINCREMENT is not added', self.table_name)
        return found

    def _name_dropped(self, noted, convention):
        """Constraints without a name that are dropped by the one that the convention gives."""
        import _batch
        for item in noted:
            if not isinstance(item, ops.DropConstraintOp) or item.constraint_name is None:
                continue
            found = _batch.unnamed(self.schema, self.table_name, item.constraint_name, convention)
            if found is not None:
                item.constraint_name = None
                item.constraint_type, item._columns = found

    def _reorder(self, noted, orders):
        """Each column of a tuple goes behind the one before it."""
        added = {item.column.name: item for item in noted if isinstance(item, ops.AddColumnOp)}
        for order in orders:
            for before, name in zip(order, order[1:]):
                if name in added:
                    added[name].kw['insert_after'] = before
                else:
                    noted.append(ops.AlterColumnOp(self.table_name, name, schema=self.schema,
                                                   insert_after=before))

    def _only_outside(self, what):
        raise NotImplementedError(f'The {what} method does not apply to a batch table alter '
                                  'operation.')

    # -- The directives, without the name of the table.

    def add_column(self, column, *, insert_before=None, insert_after=None, if_not_exists=None,
                   inline_references=None, inline_primary_key=None, **kw):
        kw.pop('schema', None)
        if insert_before:
            kw['insert_before'] = insert_before
        if insert_after:
            kw['insert_after'] = insert_after
        return self.invoke(ops.AddColumnOp(
            self.table_name, column, schema=self.schema, if_not_exists=if_not_exists,
            inline_references=inline_references, inline_primary_key=inline_primary_key, **kw))

    def drop_column(self, column_name, **kw):
        return self.invoke(ops.DropColumnOp(self.table_name, column_name, schema=self.schema,
                                            **kw))

    def alter_column(self, column_name, *, nullable=None, comment=False, server_default=False,
                     new_column_name=None, type_=None, existing_type=None,
                     existing_server_default=False, existing_nullable=None, existing_comment=None,
                     insert_before=None, insert_after=None, **kw):
        if insert_before:
            kw['insert_before'] = insert_before
        if insert_after:
            kw['insert_after'] = insert_after
        kw.pop('schema', None)
        return self.invoke(ops.AlterColumnOp(
            self.table_name, column_name, schema=self.schema, existing_type=existing_type,
            existing_server_default=existing_server_default, existing_nullable=existing_nullable,
            existing_comment=existing_comment, modify_name=new_column_name, modify_type=type_,
            modify_server_default=server_default, modify_nullable=nullable,
            modify_comment=comment, **kw))

    def create_index(self, index_name, columns, **kw):
        kw.setdefault('schema', self.schema)
        return self.invoke(ops.CreateIndexOp(index_name, self.table_name, columns, **kw))

    def drop_index(self, index_name, **kw):
        kw.pop('table_name', None)
        return self.invoke(ops.DropIndexOp(index_name, table_name=self.table_name,
                                           schema=self.schema, **kw))

    def create_primary_key(self, constraint_name, columns):
        return self.invoke(ops.CreatePrimaryKeyOp(constraint_name, self.table_name, columns,
                                                  schema=self.schema))

    def create_unique_constraint(self, constraint_name, columns, **kw):
        kw['schema'] = self.schema
        return self.invoke(ops.CreateUniqueConstraintOp(constraint_name, self.table_name, columns,
                                                        **kw))

    def create_check_constraint(self, constraint_name, condition, **kw):
        kw.pop('source', None)
        return self.invoke(ops.CreateCheckConstraintOp(constraint_name, self.table_name, condition,
                                                       schema=self.schema, **kw))

    def create_foreign_key(self, constraint_name, referent_table, local_cols, remote_cols, *,
                           referent_schema=None, onupdate=None, ondelete=None, deferrable=None,
                           initially=None, match=None, **dialect_kw):
        dialect_kw.pop('source_schema', None)
        return self.invoke(ops.CreateForeignKeyOp(
            constraint_name, self.table_name, referent_table, local_cols, remote_cols,
            onupdate=onupdate, ondelete=ondelete, deferrable=deferrable,
            source_schema=self.schema, referent_schema=referent_schema, initially=initially,
            match=match, **dialect_kw))

    def create_exclude_constraint(self, constraint_name, *elements, **kw):
        kw['schema'] = self.schema
        return self.invoke(ops.CreateExcludeConstraintOp(constraint_name, self.table_name,
                                                         elements, **kw))

    def drop_constraint(self, constraint_name, type_=None):
        return self.invoke(ops.DropConstraintOp(constraint_name, self.table_name, type_=type_,
                                                schema=self.schema))

    def create_table_comment(self, comment, *, existing_comment=None):
        return self.invoke(ops.CreateTableCommentOp(
            self.table_name, comment, existing_comment=existing_comment, schema=self.schema))

    def drop_table_comment(self, *, existing_comment=None):
        return self.invoke(ops.DropTableCommentOp(
            self.table_name, existing_comment=existing_comment, schema=self.schema))

    # -- Those that are no part of a batch.

    def execute(self, sqltext, *, execution_options=None):
        return self._operations.execute(sqltext, execution_options=execution_options)

    def bulk_insert(self, table, rows, *, multiinsert=True):
        return self._operations.bulk_insert(table, rows, multiinsert=multiinsert)

    def create_table(self, *args, **kw):
        self._only_outside('create_table')

    def drop_table(self, *args, **kw):
        self._only_outside('drop_table')

    def rename_table(self, *args, **kw):
        self._only_outside('rename_table')

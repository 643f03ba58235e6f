"""One class an operation: what a directive was given.

Attributes are Alembic's. Those that begin with an underscore are for the lowering in C, which
reads `_kind` first: create_table and add_column have `_table` (a Table), create_index has `_index`,
add_constraint has `_constraint`.
"""

import _operations
from sqlalchemy import schema as _schema


def _metadata():
    return _schema.MetaData()


def _are_free(items):
    try:
        for item in items:
            if item.table is not None:
                return False
    except AttributeError:  # None, or what Table refuses by name
        return False
    return True


def _table(name, *items, **kw):
    """A table that is good for one operation: items of other tables are copied."""
    if not _are_free(items):
        items = [item._copy() if getattr(item, 'table', None) is not None else item
                 for item in items if item is not None]
    return _schema.Table(name, _metadata(), *items, **kw)


class MigrateOperation:
    """The base of all, those of plug-ins too."""

    info = {}

    def reverse(self):
        raise NotImplementedError

    def to_diff_tuple(self):
        raise NotImplementedError


class AddConstraintOp(MigrateOperation):
    _kind = 'add_constraint'
    constraint_type = None

    @property
    def _constraint(self):
        return self.to_constraint()

    def reverse(self):
        return DropConstraintOp(self.constraint_name, self.table_name, self.constraint_type,
                                schema=self.schema)

    @classmethod
    def from_constraint(cls, constraint):
        return _Given(constraint.table.name, constraint.table.schema, constraint)


class _Given(AddConstraintOp):
    """Of a constraint that is made already."""

    def __init__(self, table_name, schema, constraint):
        self.constraint_name = constraint.name
        self.table_name = table_name
        self.schema = schema
        self._made = constraint

    def to_constraint(self, migration_context=None):
        return self._made


class DropConstraintOp(MigrateOperation):
    _kind = 'drop_constraint'
    _types = (None, 'foreignkey', 'primary', 'unique', 'check')

    def __init__(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None,
                 _reverse=None):
        if type_ not in self._types:
            raise TypeError("'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None")
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.constraint_type = type_
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self._columns = None  # of a constraint without a name

    def reverse(self):
        if self._reverse is None:
            raise ValueError('operation is not reversible; original constraint is not present')
        return self._reverse


class CreatePrimaryKeyOp(AddConstraintOp):
    constraint_type = 'primarykey'

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    def to_constraint(self, migration_context=None):
        return _schema.PrimaryKeyConstraint(*self.columns, name=self.constraint_name, **self.kw)


class CreateUniqueConstraintOp(AddConstraintOp):
    constraint_type = 'unique'

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.kw = kw

    def to_constraint(self, migration_context=None):
        return _schema.UniqueConstraint(*self.columns, name=self.constraint_name, **self.kw)


class CreateForeignKeyOp(AddConstraintOp):
    constraint_type = 'foreignkey'

    def __init__(self, constraint_name, source_table, referent_table, local_cols, remote_cols,
                 **kw):
        self.constraint_name = constraint_name
        self.source_table = source_table
        self.referent_table = referent_table
        self.local_cols = local_cols
        self.remote_cols = remote_cols
        self.kw = kw

    table_name = property(lambda self: self.source_table)
    schema = property(lambda self: self.kw.get('source_schema'))

    def to_constraint(self, migration_context=None):
        kw = dict(self.kw)
        kw.pop('source_schema', None)
        schema = kw.pop('referent_schema', None)
        table = f'{schema}.{self.referent_table}' if schema else self.referent_table
        constraint = _schema.ForeignKeyConstraint(
            list(self.local_cols), [f'{table}.{name}' for name in self.remote_cols],
            name=self.constraint_name, **kw)
        # A table name may have dots of its own: what was meant is known here.
        constraint._referred = (schema, self.referent_table, list(self.remote_cols))
        return constraint


class CreateCheckConstraintOp(AddConstraintOp):
    constraint_type = 'check'

    def __init__(self, constraint_name, table_name, condition, *, schema=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.condition = condition
        self.schema = schema
        self.kw = kw

    def to_constraint(self, migration_context=None):
        return _schema.CheckConstraint(self.condition, name=self.constraint_name, **self.kw)


class CreateExcludeConstraintOp(AddConstraintOp):
    constraint_type = 'exclude'

    def __init__(self, constraint_name, table_name, elements, where=None, schema=None,
                 _orig_constraint=None, **kw):
        self.constraint_name = constraint_name
        self.table_name = table_name
        self.elements = elements
        self.where = where
        self.schema = schema
        self.kw = kw

    def to_constraint(self, migration_context=None):
        from sqlalchemy.dialects.postgresql import ExcludeConstraint
        return ExcludeConstraint(*self.elements, name=self.constraint_name, where=self.where,
                                 **self.kw)


class CreateIndexOp(MigrateOperation):
    _kind = 'create_index'

    def __init__(self, index_name, table_name, columns, *, schema=None, unique=False,
                 if_not_exists=None, **kw):
        self.index_name = index_name
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.unique = unique
        self.if_not_exists = if_not_exists
        self.kw = kw

    def to_index(self, migration_context=None):
        return _schema.Index(self.index_name, *self.columns, unique=self.unique, **self.kw)

    @property
    def _index(self):
        return self.to_index()

    @classmethod
    def from_index(cls, index):
        return cls(index.name, index.table.name, list(index.expressions),
                   schema=index.table.schema, unique=index.unique, **index.kwargs)

    def reverse(self):
        return DropIndexOp(self.index_name, self.table_name, schema=self.schema, **self.kw)


class DropIndexOp(MigrateOperation):
    _kind = 'drop_index'

    def __init__(self, index_name, table_name=None, *, schema=None, if_exists=None, _reverse=None,
                 **kw):
        self.index_name = index_name
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    @classmethod
    def from_index(cls, index):
        return cls(index.name, index.table.name, schema=index.table.schema,
                   _reverse=CreateIndexOp.from_index(index))

    def reverse(self):
        if self._reverse is None:
            raise ValueError('operation is not reversible; original index is not present')
        return self._reverse


class CreateTableOp(MigrateOperation):
    _kind = 'create_table'

    def __init__(self, table_name, columns, *, schema=None, if_not_exists=None,
                 _namespace_metadata=None, _constraints_included=False, **kw):
        self.table_name = table_name
        self.columns = columns
        self.schema = schema
        self.if_not_exists = if_not_exists
        self.info = kw.pop('info', {})
        self.comment = kw.pop('comment', None)
        self.prefixes = kw.pop('prefixes', None)
        self.kw = kw
        self._made = None

    def to_table(self, migration_context=None):
        if self._made is None:
            # Scripts from before Alembic hand over a MetaData as well.
            items = [item for item in self.columns if not isinstance(item, _schema.MetaData)]
            self._made = _table(self.table_name, *items, schema=self.schema,
                                prefixes=list(self.prefixes) if self.prefixes else [],
                                comment=self.comment, **self.kw)
        return self._made

    @property
    def _table(self):
        return self.to_table()

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        made = cls(table.name, list(table.columns) + list(table.constraints),
                   schema=table.schema)
        made._made = table
        return made

    def reverse(self):
        return DropTableOp(self.table_name, schema=self.schema, _reverse=self)


class DropTableOp(MigrateOperation):
    _kind = 'drop_table'

    def __init__(self, table_name, *, schema=None, if_exists=None, table_kw=None, _reverse=None):
        self.table_name = table_name
        self.schema = schema
        self.if_exists = if_exists
        self.table_kw = table_kw or {}
        self._reverse = _reverse

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        return cls(table.name, schema=table.schema, _reverse=CreateTableOp.from_table(table))

    def reverse(self):
        if self._reverse is None:
            raise ValueError('operation is not reversible; original table is not present')
        return self._reverse


class AlterTableOp(MigrateOperation):
    def __init__(self, table_name, *, schema=None):
        self.table_name = table_name
        self.schema = schema


class RenameTableOp(AlterTableOp):
    _kind = 'rename_table'

    def __init__(self, old_table_name, new_table_name, *, schema=None):
        self.table_name = old_table_name
        self.new_table_name = new_table_name
        self.schema = schema


class CreateTableCommentOp(AlterTableOp):
    _kind = 'create_table_comment'

    def __init__(self, table_name, comment, *, schema=None, existing_comment=None):
        self.table_name = table_name
        self.comment = comment
        self.existing_comment = existing_comment
        self.schema = schema


class DropTableCommentOp(AlterTableOp):
    _kind = 'drop_table_comment'

    def __init__(self, table_name, *, schema=None, existing_comment=None):
        self.table_name = table_name
        self.existing_comment = existing_comment
        self.schema = schema


_alter_words = ('postgresql_', 'mysql_', 'mariadb_', 'sqlite_', 'oracle_', 'mssql_', 'insert_')


class AlterColumnOp(AlterTableOp):
    _kind = 'alter_column'

    def __init__(self, table_name, column_name, *, schema=None, existing_type=None,
                 existing_server_default=False, existing_nullable=None, existing_comment=None,
                 modify_nullable=None, modify_comment=False, modify_server_default=False,
                 modify_name=None, modify_type=None, **kw):
        self.table_name = table_name
        self.column_name = column_name
        self.schema = schema
        self.existing_type = existing_type
        self.existing_server_default = existing_server_default
        self.existing_nullable = existing_nullable
        self.existing_comment = existing_comment
        self.modify_nullable = modify_nullable
        self.modify_comment = modify_comment
        self.modify_server_default = modify_server_default
        self.modify_name = modify_name
        self.modify_type = modify_type
        self.kw = kw
        # Words that no database knows are passed over, as Alembic does: default=, existing_type_=.
        self._options = {word: value for word, value in kw.items() if word.startswith(_alter_words)}

    def has_changes(self):
        return (self.modify_nullable is not None or self.modify_comment is not False
                or self.modify_server_default is not False or self.modify_name is not None
                or self.modify_type is not None)


class AddColumnOp(AlterTableOp):
    _kind = 'add_column'

    def __init__(self, table_name, column, *, schema=None, if_not_exists=None,
                 inline_references=None, inline_primary_key=None, **kw):
        self.table_name = table_name
        self.column = column
        self.schema = schema
        self.if_not_exists = if_not_exists
        self.inline_references = inline_references
        self.inline_primary_key = inline_primary_key
        self.kw = kw

    def to_column(self, migration_context=None):
        return self.column

    @property
    def _table(self):
        return _table(self.table_name, self.column, schema=self.schema)

    def reverse(self):
        return DropColumnOp(self.table_name, self.column.name, schema=self.schema, _reverse=self)


class DropColumnOp(AlterTableOp):
    _kind = 'drop_column'

    def __init__(self, table_name, column_name, *, schema=None, if_exists=None, _reverse=None,
                 **kw):
        self.table_name = table_name
        self.column_name = column_name
        self.schema = schema
        self.if_exists = if_exists
        self._reverse = _reverse
        self.kw = kw

    def reverse(self):
        if self._reverse is None:
            raise ValueError('operation is not reversible; original column is not present')
        return self._reverse


class BulkInsertOp(MigrateOperation):
    def __init__(self, table, rows, *, multiinsert=True):
        self.table = table
        self.rows = rows
        self.multiinsert = multiinsert


class ExecuteSQLOp(MigrateOperation):
    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext = sqltext
        self.execution_options = execution_options


class OpContainer(MigrateOperation):
    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        return not self.ops


class ModifyTableOps(OpContainer):
    def __init__(self, table_name, ops, *, schema=None):
        super().__init__(ops)
        self.table_name = table_name
        self.schema = schema


class UpgradeOps(OpContainer):
    pass


class DowngradeOps(OpContainer):
    pass


class MigrationScript(MigrateOperation):
    def __init__(self, rev_id, upgrade_ops, downgrade_ops, **kw):
        self.rev_id = rev_id
        self.upgrade_ops = upgrade_ops
        self.downgrade_ops = downgrade_ops
        self.__dict__.update(kw)

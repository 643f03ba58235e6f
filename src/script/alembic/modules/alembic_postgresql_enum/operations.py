"""op.sync_enum_values() over the operation that rebuilds an enum."""

import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations
from sqlalchemy.dialects import postgresql


class _RenameEnumValueOp(MigrateOperation):
    _kind = 'rename_enum_value'
    table_name = None

    def __init__(self, schema, name, value, new_value):
        self.schema = schema
        self.name = name
        self.value = value
        self.new_value = new_value


@Operations.register_operation('sync_enum_values')
class SyncEnumValuesOp(MigrateOperation):
    """For lower_enum.c: schema, name, values, and `uses`: a (schema, table, Column) for each column
    that has the type."""
    _kind = 'rebuild_enum'
    table_name = None

    def __init__(self, schema, name, old_values, new_values, affected_columns,
                 enum_values_to_rename=()):
        self.schema = schema
        self.name = name
        self.old_values = old_values
        self.new_values = self.values = list(new_values)
        self.affected_columns = affected_columns
        self.enum_values_to_rename = enum_values_to_rename
        self.uses = [(use.table_schema or schema, use.table_name, self._column(use))
                     for use in affected_columns]

    def _column(self, use):
        type_ = postgresql.ENUM(*self.values, name=self.name, schema=self.schema, create_type=False)
        if getattr(use.column_type, 'value', None) == 'ARRAY':
            type_ = postgresql.ARRAY(type_)
        default = use.existing_server_default
        return sa.Column(use.column_name, type_,
                         server_default=sa.text(default) if default else None)

    @classmethod
    def sync_enum_values(cls, operations, enum_schema, enum_name, new_values, affected_columns,
                         enum_values_to_rename=()):
        for value, new_value in enum_values_to_rename:
            operations.invoke(_RenameEnumValueOp(enum_schema, enum_name, value, new_value))
        return operations.invoke(cls(enum_schema, enum_name, [], new_values, affected_columns,
                                     enum_values_to_rename))

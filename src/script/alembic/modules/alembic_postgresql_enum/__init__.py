"""op.sync_enum_values(): an enum's values are replaced, and every column that has it goes along."""

from alembic_postgresql_enum.sql_commands import ColumnType, TableReference
import alembic_postgresql_enum.operations

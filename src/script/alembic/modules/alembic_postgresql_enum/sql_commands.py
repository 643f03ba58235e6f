"""Where an enum is used."""

import enum


class ColumnType(enum.Enum):
    COMMON = 'COMMON'
    ARRAY = 'ARRAY'


class TableReference:
    def __init__(self, table_schema=None, table_name=None, column_name=None,
                 column_type=ColumnType.COMMON, existing_server_default=None):
        self.table_schema = table_schema
        self.table_name = table_name
        self.column_name = column_name
        self.column_type = column_type
        self.existing_server_default = existing_server_default

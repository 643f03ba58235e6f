"""alembic.ddl.base: elements of DDL that scripts compile themselves are not supported."""


class AlterTable:
    def __init__(self, table_name, schema=None):
        self.table_name = table_name
        self.schema = schema

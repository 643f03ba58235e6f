"""op.create_geospatial_table() and its like: tables and columns with the index that a spatial column
has unless it says otherwise."""

import sqlalchemy as sa
from alembic.operations import Operations, ops
from geoalchemy2.types import _GISType


def _index_name(table, column):
    return f'idx_{table}_{column}'


def _spatial_columns(columns):
    return [column for column in columns
            if isinstance(column, sa.Column) and isinstance(column.type, _GISType)
            and column.type.spatial_index]


def _create_index(operations, table, column, schema):
    operations.create_index(_index_name(table, column), table, [column], schema=schema,
                            postgresql_using='gist')


@Operations.register_operation('create_geospatial_table')
class CreateGeospatialTableOp(ops.CreateTableOp):
    @classmethod
    def create_geospatial_table(cls, operations, table_name, *columns, **kw):
        operations.create_table(table_name, *columns, **kw)
        for column in _spatial_columns(columns):
            _create_index(operations, table_name, column.name, kw.get('schema'))


@Operations.register_operation('drop_geospatial_table')
class DropGeospatialTableOp(ops.DropTableOp):
    @classmethod
    def drop_geospatial_table(cls, operations, table_name, schema=None, **kw):
        operations.drop_table(table_name, schema=schema, **kw)


@Operations.register_operation('add_geospatial_column')
class AddGeospatialColumnOp(ops.AddColumnOp):
    @classmethod
    def add_geospatial_column(cls, operations, table_name, column, schema=None):
        operations.add_column(table_name, column, schema=schema)
        for found in _spatial_columns([column]):
            _create_index(operations, table_name, found.name, schema)


@Operations.register_operation('drop_geospatial_column')
class DropGeospatialColumnOp(ops.DropColumnOp):
    @classmethod
    def drop_geospatial_column(cls, operations, table_name, column_name, schema=None, **kw):
        operations.drop_column(table_name, column_name, schema=schema)


@Operations.register_operation('create_geospatial_index')
class CreateGeospatialIndexOp(ops.CreateIndexOp):
    @classmethod
    def create_geospatial_index(cls, operations, index_name, table_name, columns, schema=None,
                                unique=False, **kw):
        kw.setdefault('postgresql_using', 'gist')
        operations.create_index(index_name, table_name, columns, schema=schema, unique=unique, **kw)


@Operations.register_operation('drop_geospatial_index')
class DropGeospatialIndexOp(ops.DropIndexOp):
    @classmethod
    def drop_geospatial_index(cls, operations, index_name, table_name=None, schema=None,
                              column_name=None, **kw):
        operations.drop_index(index_name, table_name=table_name, schema=schema)

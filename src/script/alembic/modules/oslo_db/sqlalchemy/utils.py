"""Questions about what is in the database."""

import sqlalchemy as sa


def _names(found):
    return [each['name'] for each in found]


def index_exists(engine, table_name, index_name):
    return index_name in _names(sa.inspect(engine).get_indexes(table_name))


def index_exists_on_columns(engine, table_name, columns):
    return any(index['column_names'] == list(columns)
               for index in sa.inspect(engine).get_indexes(table_name))


def column_exists(engine, table_name, column):
    return column in _names(sa.inspect(engine).get_columns(table_name))


def get_table(engine, name):
    return sa.Table(name, sa.MetaData(), autoload_with=engine)


def get_indexes(engine, table_name):
    return sa.inspect(engine).get_indexes(table_name)


def get_foreign_key_constraint_name(engine, table_name, column_name):
    for key in sa.inspect(engine).get_foreign_keys(table_name):
        if column_name in key['constrained_columns']:
            return key['name']
    return None

"""Fills a Table with what is in the database."""
from sqlalchemy.constraints import (
    CheckConstraint, ForeignKeyConstraint, Index, UniqueConstraint)
from sqlalchemy.defaults import Computed, DefaultClause, Identity
from sqlalchemy.schema import BLANK_SCHEMA, Column, Table
from sqlalchemy.sql.elements import text


def _column(found):
    arguments = []
    if found.get('default') is not None:
        arguments.append(DefaultClause(text(found['default'].replace(':', '\\:')),
                                       _reflected=True))
    if 'computed' in found:
        arguments.append(Computed(**found['computed']))
    if 'identity' in found:
        arguments.append(Identity(**found['identity']))
    keywords = {name: found[name] for name in ('nullable', 'autoincrement', 'comment')
                if name in found}
    return Column(found['name'], found['type'], *arguments, **keywords)


class _Reflection:
    def __init__(self, inspector, table, include, exclude):
        self.inspector = inspector
        self.table = table
        self.name = table.name
        self.schema = table.schema
        self.include, self.exclude = include, exclude
        self.columns = {}

    def wants(self, names):
        return not (self.include and not set(names) <= set(self.include))

    def add_columns(self):
        key = self.inspector.get_pk_constraint(self.name, self.schema)
        for found in self.inspector.get_columns(self.name, self.schema):
            if (self.include and found['name'] not in self.include) or \
                    found['name'] in (self.exclude or ()):
                continue
            column = _column(found)
            column.primary_key = found['name'] in key['constrained_columns']
            self.columns[found['name']] = column
            self.table.append_column(column, replace_existing=True)
        self.add_key(key)

    def add_key(self, key):
        constraint = self.table.primary_key
        constraint.name = key.get('name')
        ordered = [self.columns[name] for name in key['constrained_columns']
                   if name in self.columns]
        if ordered and hasattr(constraint, '_reload'):
            constraint._reload(ordered)

    def known(self, names):
        return [self.columns[name] if name in self.columns else self.table.c[name]
                for name in names]

    def add_foreign_keys(self, resolves, extend_on):
        for found in self.inspector.get_foreign_keys(self.name, self.schema):
            names = found['constrained_columns']
            if set(names) & set(self.exclude or ()) or not self.wants(names):
                continue
            schema, referred = found['referred_schema'], found['referred_table']
            prefix = referred if schema is None else f'{schema}.{referred}'
            if resolves and prefix not in self.table.metadata.tables:
                Table(referred, self.table.metadata,
                      schema=BLANK_SCHEMA if schema is None else schema,
                      autoload_with=self.inspector, _extend_on=extend_on)
            self.table.append_constraint(ForeignKeyConstraint(
                names, [f'{prefix}.{column}' for column in found['referred_columns']],
                found['name'], link_to_name=True, **found.get('options', {})))

    def add_indexes(self):
        for found in self.inspector.get_indexes(self.name, self.schema):
            names = [name for name in found['column_names'] if name is not None]
            if found.get('duplicates_constraint') or not self.wants(names):
                continue
            elements = []
            for position, name in enumerate(found['column_names']):
                if name is None:
                    elements.append(text(found['expressions'][position]))
                    continue
                element = self.known([name])[0]
                for how in found.get('column_sorting', {}).get(name, ()):
                    element = getattr(element, how)()
                elements.append(element)
            index = Index(found['name'], *elements, unique=found['unique'],
                          **{key: value for key, value in found.get('dialect_options', {}).items()
                             if key != 'postgresql_include' or value})
            if getattr(index, 'table', None) is None:
                index._attach_to_table(self.table)

    def add_other_constraints(self):
        for found in self.inspector.get_unique_constraints(self.name, self.schema):
            if found.get('duplicates_index') or not self.wants(found['column_names']):
                continue
            self.table.append_constraint(UniqueConstraint(
                *self.known(found['column_names']), name=found['name'],
                **found.get('dialect_options', {})))
        for found in self.inspector.get_check_constraints(self.name, self.schema):
            self.table.append_constraint(
                CheckConstraint(text(found['sqltext'].replace(':', '\\:')), name=found['name']))


def reflect_table(inspector, table, include, exclude, resolves, extend_on):
    if extend_on is not None:
        if table in extend_on:
            return
        extend_on.add(table)
    reflection = _Reflection(inspector, table, include, exclude)
    reflection.add_columns()
    reflection.add_foreign_keys(resolves, extend_on)
    reflection.add_indexes()
    reflection.add_other_constraints()
    if 'comments' in inspector._shape.features:
        table.comment = inspector.get_table_comment(table.name, table.schema)['text']

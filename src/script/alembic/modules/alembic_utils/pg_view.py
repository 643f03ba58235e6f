"""A view."""

from alembic_utils.pg_function import _escaped
from alembic_utils.replaceable_entity import ReplaceableEntity, quoted


class PGView(ReplaceableEntity):
    type_ = 'view'

    def __init__(self, schema, signature, definition):
        super().__init__(schema, signature, definition)
        self.definition = self.definition.rstrip(';')

    def _name(self):
        return f'{self.literal_schema}.{quoted(self.signature)}'

    def to_sql_statement_create(self):
        return _escaped(f'CREATE VIEW {self._name()} AS {self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        return _escaped(f'DROP VIEW {self._name()}' + (' CASCADE' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        return [_escaped(f'CREATE OR REPLACE VIEW {self._name()} AS {self.definition}')]

"""A materialized view."""

from alembic_utils.pg_function import _escaped
from alembic_utils.replaceable_entity import ReplaceableEntity, quoted


class PGMaterializedView(ReplaceableEntity):
    type_ = 'materialized_view'

    def __init__(self, schema, signature, definition, with_data=True):
        super().__init__(schema, signature, definition)
        self.definition = self.definition.rstrip(';')
        self.with_data = with_data

    def _name(self):
        return f'{self.literal_schema}.{quoted(self.signature)}'

    def to_sql_statement_create(self):
        return _escaped(f'CREATE MATERIALIZED VIEW {self._name()} AS {self.definition} '
                        f'WITH {"" if self.with_data else "NO "}DATA')

    def to_sql_statement_drop(self, cascade=False):
        return _escaped(f'DROP MATERIALIZED VIEW {self._name()}' + (' CASCADE' if cascade else ''))

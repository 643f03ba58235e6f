"""An extension."""

from alembic_utils.pg_function import _escaped
from alembic_utils.replaceable_entity import ReplaceableEntity, quoted


class PGExtension(ReplaceableEntity):
    type_ = 'extension'

    def __init__(self, schema, signature):
        super().__init__(schema, signature, f'{schema}: {signature}')

    def to_sql_statement_create(self):
        return _escaped(f'CREATE EXTENSION {quoted(self.signature)} WITH SCHEMA '
                        f'{self.literal_schema}')

    def to_sql_statement_drop(self, cascade=False):
        return _escaped(f'DROP EXTENSION {quoted(self.signature)}'
                        + (' CASCADE' if cascade else ''))

"""A policy of row security."""

from alembic_utils.pg_function import _escaped
from alembic_utils.replaceable_entity import ReplaceableEntity, quoted


class PGPolicy(ReplaceableEntity):
    type_ = 'policy'

    def __init__(self, schema, signature, on_entity, definition):
        super().__init__(schema, signature, definition)
        self.on_entity = on_entity if '.' in on_entity else f'{schema}.{on_entity}'

    def to_sql_statement_create(self):
        return _escaped(f'CREATE POLICY {quoted(self.signature)} ON {self.on_entity} '
                        f'{self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        return _escaped(f'DROP POLICY {quoted(self.signature)} ON {self.on_entity}')

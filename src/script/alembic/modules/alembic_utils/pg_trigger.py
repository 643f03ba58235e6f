"""A trigger."""

from alembic_utils.pg_function import _escaped
from alembic_utils.replaceable_entity import ReplaceableEntity, quoted


class PGTrigger(ReplaceableEntity):
    type_ = 'trigger'

    def __init__(self, schema, signature, on_entity, definition, is_constraint=False):
        super().__init__(schema, signature, definition)
        self.on_entity = on_entity if '.' in on_entity else f'{schema}.{on_entity}'
        self.is_constraint = is_constraint

    def to_sql_statement_create(self):
        word = 'CONSTRAINT TRIGGER' if self.is_constraint else 'TRIGGER'
        return _escaped(f'CREATE {word} {quoted(self.signature)} {self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        return _escaped(f'DROP TRIGGER {quoted(self.signature)} ON {self.on_entity}'
                        + (' CASCADE' if cascade else ''))

"""A function."""

from alembic_utils.replaceable_entity import ReplaceableEntity, quoted
from sqlalchemy import text


def _escaped(sql):
    """A text that has no parameters."""
    return text(sql.replace('\\', '\\\\').replace(':', '\\:'))


class PGFunction(ReplaceableEntity):
    type_ = 'function'
    _words = 'FUNCTION'

    def _name(self):
        name, arguments = self.signature.split('(', 1)
        return f'{self.literal_schema}.{quoted(name.strip())}', '(' + arguments

    def to_sql_statement_create(self):
        name, arguments = self._name()
        return _escaped(f'CREATE {self._words} {name}{arguments} {self.definition}')

    def to_sql_statement_drop(self, cascade=False):
        name, arguments = self._name()
        kept = [each.split(' DEFAULT ')[0].split(' default ')[0].split('=')[0].strip()
                for each in arguments.strip()[1:-1].split(',')]
        return _escaped(f'DROP {self._words} {name}({", ".join(kept)})'
                        + (' CASCADE' if cascade else ''))

    def to_sql_statement_create_or_replace(self):
        name, arguments = self._name()
        return [_escaped(f'CREATE OR REPLACE {self._words} {name}{arguments} {self.definition}')]

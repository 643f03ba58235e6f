"""MATCH (a, b) AGAINST ('words')"""
from sqlalchemy.sql.elements import RegexpExpression, Tuple, _as_list


class match(RegexpExpression):
    def __init__(self, *columns, against=None):
        columns = _as_list(columns)
        left = columns[0] if len(columns) == 1 else Tuple(*columns)
        super().__init__(left, 'match', against)

    def _with(self, **options):
        other = self._copy()
        other.options = {**self.options, **options}
        return other

    def in_boolean_mode(self):
        return self._with(mysql_boolean_mode=True)

    def in_natural_language_mode(self):
        return self._with(mysql_natural_language=True)

    def with_query_expansion(self):
        return self._with(mysql_query_expansion=True)

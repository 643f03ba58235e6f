"""Labels of PostgreSQL's ltree."""

import sqlalchemy as sa


class LtreeType(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return 'LTREE'


class LQUERY(sa.types.UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return 'LQUERY'

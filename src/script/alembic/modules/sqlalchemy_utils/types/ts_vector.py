"""PostgreSQL's text search vector."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR


class TSVectorType(sa.types.TypeDecorator):
    impl = TSVECTOR
    cache_ok = True

    def __init__(self, *args, **kwargs):
        """args: names of the columns that the vector is made of."""
        self.columns = args
        self.options = kwargs
        super().__init__()

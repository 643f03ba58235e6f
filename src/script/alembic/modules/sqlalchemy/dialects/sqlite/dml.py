"""insert() with ON CONFLICT."""
from sqlalchemy.sql.dml import _Upsert


class Insert(_Upsert):
    _family = 'sqlite'


def insert(table):
    return Insert(table)

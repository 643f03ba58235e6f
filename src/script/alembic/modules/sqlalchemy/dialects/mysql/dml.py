"""insert() with ON DUPLICATE KEY UPDATE."""
from sqlalchemy.sql.dml import _OnDuplicate


class Insert(_OnDuplicate):
    _family = 'mysql'


def insert(table):
    return Insert(table)

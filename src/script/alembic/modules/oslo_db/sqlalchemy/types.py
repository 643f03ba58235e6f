"""Types of oslo.db's models."""

import json

import sqlalchemy as sa
from sqlalchemy.dialects import mysql


class JsonEncodedType(sa.types.TypeDecorator):
    """A dict or a list as text."""
    impl = sa.Text
    type = None
    cache_ok = True

    def __init__(self, mysql_as_long=False, mysql_as_medium=False):
        super().__init__()
        if mysql_as_long and mysql_as_medium:
            raise TypeError("mysql_as_long and mysql_as_medium are mutually exclusive")
        if mysql_as_long:
            self.impl = sa.Text().with_variant(mysql.LONGTEXT(), 'mysql')
        elif mysql_as_medium:
            self.impl = sa.Text().with_variant(mysql.MEDIUMTEXT(), 'mysql')

    def process_bind_param(self, value, dialect):
        if value is None:
            if self.type is not None:
                value = self.type()
        elif self.type is not None and not isinstance(value, self.type):
            raise TypeError(f"{type(self).__name__} supposes to store {self.type.__name__} objects, "
                            f"but {type(value).__name__} given")
        return json.dumps(value)

    def process_result_value(self, value, dialect):
        if value is None:
            return self.type() if self.type is not None else None
        return json.loads(value)


class JsonEncodedDict(JsonEncodedType):
    type = dict


class JsonEncodedList(JsonEncodedType):
    type = list


class SoftDeleteInteger(sa.types.TypeDecorator):
    """An id or 0; False is 0."""
    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value)


class String(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def __init__(self, length, mysql_ndb_length=None, mysql_ndb_type=None, **kw):
        super().__init__(length, **kw)

"""Its exceptions: none is raised here, where SQLAlchemy's are."""


class DBError(Exception):
    pass


class DBDuplicateEntry(DBError):
    pass


class DBReferenceError(DBError):
    pass


class DBNonExistentTable(DBError):
    pass


class ColumnError(Exception):
    pass


class DBMigrationError(DBError):
    pass

"""What a database's driver would raise: the `orig` of SQLAlchemy's exceptions."""

_modules = {'sqlite': 'sqlite3', 'postgresql': 'psycopg2.errors', 'mysql': 'pymysql.err'}
_classes = {}


class Error(Exception):
    pgcode = sqlstate = None
    vendor_code = 0


def error(dialect, class_name, message, sqlstate, vendor_code):
    key = dialect, class_name
    if key not in _classes:
        _classes[key] = type(class_name, (Error,), {'__module__': _modules.get(dialect, dialect)})
    if dialect == 'mysql':
        made = _classes[key](vendor_code, message)
    else:
        made = _classes[key](message)
    made.pgcode = made.sqlstate = sqlstate or None
    made.vendor_code = vendor_code
    return made

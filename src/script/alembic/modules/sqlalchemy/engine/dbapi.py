"""The driver's side of the connection: cursors, and SQL with the driver's own placeholders."""
import re

import _connection
from sqlalchemy import exc
from sqlalchemy.engine.base import _is_mapping
from sqlalchemy.engine.result import CursorResult

_PARTS = re.compile(r"""('(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|/\*.*?\*/)"""
                    r"""|(\?)|(::)|:(\w+)|%\((\w+)\)s|(%s)|(%%)""", re.S)


class _Reader:
    """Reads placeholders of a driver and gathers their values."""

    def __init__(self, parameters, is_format):
        self.parameters = parameters
        self.is_format = is_format
        self.is_named = parameters is not None and _is_mapping(parameters)
        self.values = []
        self.used = 0

    def _next(self):
        if self.used >= len(self.parameters or ()):
            raise TypeError('not enough arguments for the placeholders of the statement')
        self.used += 1
        self.values.append(self.parameters[self.used - 1])
        return '?'

    def _named(self, name):
        if not self.is_named or name not in self.parameters:
            raise exc.InvalidRequestError(f"A value is required for bind parameter {name!r}")
        self.values.append(self.parameters[name])
        return '?'

    def replace(self, match):
        quoted, mark, cast, colon, percent, plain, double = match.groups()
        if self.is_format:
            if percent:
                return self._named(percent)
            if plain:
                return self._next()
            return '%' if double else match[0] if not quoted else self._unescape(quoted)
        if mark:
            return self._next()
        if colon and self.is_named:
            return self._named(colon)
        return match[0]

    def _unescape(self, quoted):
        """Formats do not know strings: what stands in quotes is replaced, too."""
        return re.sub(r'%%', '%', quoted)


def _prepare(statement, parameters, is_format):
    if not parameters and not (is_format and '%' in statement):
        return statement, ()
    reader = _Reader(parameters, is_format)
    text = _PARTS.sub(reader.replace, statement)
    if not reader.is_named and reader.used != len(parameters or ()):
        raise TypeError('not all arguments converted during string formatting' if is_format else
                        f'the statement has {reader.used} placeholders, and there are '
                        f'{len(parameters)} values')
    return text, reader.values


def run_driver_sql(connection, statement, parameters=None):
    """One set of parameters, or a list of them."""
    is_many = isinstance(parameters, list) and bool(parameters) \
        and (_is_mapping(parameters[0]) or isinstance(parameters[0], (tuple, list)))
    changed, outcome = 0, None
    for row in parameters if is_many else (parameters,):
        text, values = _prepare(statement, row, connection.dialect._drivers_format)
        outcome = _connection.execute_sql(text, values)
        changed += outcome[1] if outcome[1] > 0 else 0
    rows = outcome[0]
    if rows is not None:
        changed = connection.dialect._rowcount_of(rows)
    elif outcome[1] < 0:
        changed = -1
    return CursorResult(rows, changed, outcome[2])


class Cursor:
    """A cursor of the driver: rows are tuples."""

    arraysize = 1
    rowcount = -1
    lastrowid = None
    description = None

    def __init__(self, connection):
        self._connection = connection
        self._rows = None

    def execute(self, operation, parameters=None):
        result = run_driver_sql(self._connection, operation, parameters)
        self._rows = result._rows
        self.rowcount = result.rowcount
        self.lastrowid = result.lastrowid
        self.description = None if self._rows is None else tuple(
            (name, None, None, None, None, None, None) for name in self._rows.keys)
        return self

    def executemany(self, operation, seq_of_parameters):
        return self.execute(operation, list(seq_of_parameters))

    def executescript(self, script):
        for statement in script.split(';'):
            if statement.strip():
                self.execute(statement)
        return self

    def callproc(self, name, parameters=()):
        raise NotImplementedError('callproc() is not supported: execute CALL')

    def _open(self):
        if self._rows is None:
            raise exc.ProgrammingError(None, None, Exception('no results to fetch'))
        return self._rows

    def fetchone(self):
        row = self._open().fetchone()
        return None if row is None else row._data

    def fetchall(self):
        return [row._data for row in self._open().fetchall()]

    def fetchmany(self, size=None):
        return [row._data for row in self._open().fetchmany(size or self.arraysize)]

    def __iter__(self):
        for row in self._open():
            yield row._data

    def close(self):
        self._rows = None

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


class PoolConnection:
    """The driver's connection, which is also what the pool would hold it in."""

    def __init__(self, connection):
        self._connection = connection
        self.info = connection.info

    @property
    def dbapi_connection(self):
        return self

    connection = driver_connection = dbapi_connection

    def cursor(self, *args, **kwargs):
        return Cursor(self._connection)

    def execute(self, operation, parameters=None):
        return self.cursor().execute(operation, parameters)

    def executescript(self, script):
        return self.cursor().executescript(script)

    def commit(self):
        self._connection.commit()

    def rollback(self):
        self._connection.rollback()

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass

"""INSERT, UPDATE and DELETE with what is not in the statement: parameters that are values of
columns, defaults of the client, keys that the database makes."""
import _connection
from sqlalchemy.engine.result import CursorResult


def _given_keys(statement, table):
    """The names of the columns that the statement gives a value itself."""
    keys = set()
    for given in statement._given('values'):
        keys.update(_key(key) for key in given)
    for given in statement._given('ordered'):
        keys.update(_key(key) for key, _ in given)
    return keys


def _key(key):
    return key if isinstance(key, str) else key.key


def _has(statement, step):
    return any(name == step for name, _ in statement._steps)


def _default_value(default):
    """(True, value) for what a column gets that is given none, else (False, None)."""
    if default is None:
        return False, None
    if getattr(default, 'is_sequence', False):
        return False, None
    if getattr(default, 'is_server_default', False) or not hasattr(default, 'arg'):
        return False, None
    if hasattr(default, 'value'):
        return True, default.value()
    return True, default.arg() if callable(default.arg) else default.arg


def _defaults(statement, table, keys):
    """Values for the columns that have a default in the program."""
    attribute = 'default' if statement._kind == 'insert' else 'onupdate'
    found = {}
    for column in table.c:
        default = getattr(column, attribute, None)
        if default is not None and column.key not in keys:
            has, value = _default_value(default)
            if has:
                found[column.key] = value
    return found


def _has_defaults(statement, table):
    attribute = 'default' if statement._kind == 'insert' else 'onupdate'
    return any(getattr(column, attribute, None) is not None for column in table.c)


def _with_defaults_in_rows(statement, table):
    """insert().values([…]): each row gets them."""
    other = statement._copy()
    other._steps = tuple(
        (name, [{**_defaults(statement, table, {_key(key) for key in row}), **row}
                for row in argument]) if name == 'rows' else (name, argument)
        for name, argument in statement._steps)
    return other


class _Change:
    """One statement, run once for each set of parameters."""

    def __init__(self, connection, statement):
        self.connection = connection
        self.table = statement.table
        self.is_insert = statement._kind == 'insert'
        self.is_delete = statement._kind == 'delete'
        self.takes_values = not self.is_delete and not _has(statement, 'from_select')
        columns = self.table.c
        self.names = {column.key for column in columns} if self.takes_values else set()
        self.has_defaults = self.takes_values and _has_defaults(statement, self.table)
        if self.has_defaults and _has(statement, 'rows'):
            statement = _with_defaults_in_rows(statement, self.table)
            self.has_defaults = False
        self.statement = statement
        self.given = _given_keys(statement, self.table) if self.takes_values else set()
        self.returned = statement._flat_columns() if _has(statement, 'returning') else None
        self.makers = connection._makers(self.returned)

    def complete(self, row):
        """The statement with the values of a row and of defaults, the parameters that are left,
        and the values."""
        statement, values, rest = self.statement, {}, {}
        for key, value in row.items():
            if key in self.names:
                values[key] = value
            else:
                rest[key] = value
        if self.has_defaults:
            made = _defaults(statement, self.table, self.given | set(values))
            values = {**made, **values}
        if values:
            statement = statement.values(values)
        return statement, rest, values

    def run(self, row, wants_key):
        statement, rest, values = self.complete(row)
        hidden = self._hidden_key(statement, values) if wants_key else None
        if hidden is not None:
            statement = statement.returning(*hidden)
        outcome = self.connection._once(statement, rest, hidden or self.returned,
                                        None if hidden else self.makers)
        return outcome, values, hidden

    def _hidden_key(self, statement, values):
        """What the database is asked back, where the key is its own to make."""
        if self.returned is not None:
            return None
        return statement._asked_key(self.connection.dialect) or None


def _primary_key(change, outcome, values, hidden):
    """(1,): what was given, made by a default, or made by the database."""
    key = list(getattr(change.table, 'primary_key', ()))
    asked = {}
    if hidden is not None:
        made = outcome[0].fetchone()
        if made is not None:
            asked = {column.key: value for column, value in zip(hidden, made)}
    found = []
    for column in key:
        if column.key in asked:
            found.append(asked[column.key])
            continue
        value = values.get(column.key, change_value(change, column))
        if value is None and column is change.table._autoincrement_column:
            value = outcome[2] or change.connection.dialect._last_key(change.connection)
        found.append(value)
    return tuple(found)


def change_value(change, column):
    """What the statement itself says of the column, if that is a plain value."""
    for given in change.statement._given('values'):
        for key, value in given.items():
            if _key(key) == column.key and not hasattr(value, '_kind'):
                return value
    return None


def _run_many(change, rows):
    """Rows that are alike: the statement is read once. None: they are not."""
    from sqlalchemy.sql.elements import BindParameter
    if change.has_defaults:
        rows = [{**_defaults(change.statement, change.table, change.given | set(row)), **row}
                for row in rows]
    statement = change.statement
    values = {key: BindParameter(key) for key in rows[0] if key in change.names}
    if values:
        statement = statement.values(values)
    changed = _connection.execute_many(statement, rows)
    if changed is None:
        return None
    result = CursorResult(None, changed)
    result.is_insert = change.is_insert
    return result


def run_change(connection, statement, rows):
    from sqlalchemy.engine.base import _plain
    change = _Change(connection, statement)
    if len(rows) > 1 and change.returned is None:
        result = _run_many(change, [_plain(row) for row in rows])
        if result is not None:
            return None if connection._is_offline else result
    is_single = len(rows) < 2 and not _has(statement, 'rows') and not _has(statement, 'from_select')
    wants_key = change.is_insert and is_single and hasattr(change.table, 'primary_key')
    outcome, values, hidden, changed, kept = None, {}, None, 0, []
    for row in rows or ({},):
        outcome, values, hidden = change.run(_plain(row), wants_key)
        if outcome is None:
            continue
        changed += outcome[1] if outcome[1] > 0 else 0
        if len(rows) > 1 and outcome[0] is not None:
            kept.extend(each._data for each in outcome[0])
    if outcome is None:
        return None
    return _result(change, rows, outcome, values, hidden, changed, kept, wants_key)


def _result(change, rows, outcome, values, hidden, changed, kept, wants_key):
    given = outcome[0] if hidden is None else None
    if kept and given is not None:
        from _connection import Rows
        given = Rows(given.keys, kept, given.selected)
    if given is not None:
        changed = given.left
    elif hidden is not None:
        changed = outcome[0].left
    result = CursorResult(given, changed, outcome[2])
    result.is_insert = change.is_insert
    result._values = values
    if wants_key:
        result._primary_key = _key_row(change, _primary_key(change, outcome, values, hidden))
    return result


def _key_row(change, key):
    """A Row with the names of the key's columns."""
    from _connection import Row, Rows
    if isinstance(key, Row):
        return key
    columns = list(change.table.primary_key)
    if len(columns) != len(key):
        return None
    return Rows([column.key for column in columns], [key], columns).fetchone()

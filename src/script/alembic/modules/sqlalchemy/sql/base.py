"""Collections of columns, for tables and for all that statements select from; keywords of one
dialect."""
from sqlalchemy import exc


class ColumnCollection:
    """Columns by key or position: c.name, c['name'], c[0], c['a', 'b'], iteration, len()."""

    def __init__(self, columns=()):
        self._index = {}
        for column in columns:
            self._index[column.key] = column

    def __getattr__(self, key):
        try:
            return self.__dict__['_index'][key]
        except KeyError:
            raise AttributeError(key) from None

    def __getitem__(self, key):
        if isinstance(key, str):
            return self._index[key]
        columns = list(self._index.values())
        if isinstance(key, int):
            return columns[key]
        if isinstance(key, slice):
            return ColumnCollection(columns[key])
        if isinstance(key, tuple):
            return ColumnCollection([self[each] for each in key])
        return self._index[key.key]

    def __contains__(self, key):
        if not isinstance(key, str):
            raise exc.ArgumentError('__contains__ requires a string argument')
        return key in self._index

    def __iter__(self):
        return iter(list(self._index.values()))

    def __len__(self):
        return len(self._index)

    def __bool__(self):
        return True

    def __dir__(self):
        return list(self._index)

    def __repr__(self):
        return 'ReadOnlyColumnCollection(%s)' % ', '.join(map(str, self._index.values()))

    def keys(self):
        return list(self._index)

    def values(self):
        return list(self._index.values())

    def items(self):
        return list(self._index.items())

    def get(self, key, default=None):
        return self._index.get(key, default)

    def contains_column(self, column):
        return any(column is each for each in self._index.values())

    def corresponding_column(self, column, require_embedded=False):
        return column if self.contains_column(column) else self._index.get(column.key)

    def compare(self, other):
        return list(map(id, self)) == list(map(id, other))

    def as_readonly(self):
        return self

    def add(self, column, key=None):
        self._index[column.key if key is None else key] = column

    def update(self, pairs):
        self._index.update(dict(pairs))

    def extend(self, columns):
        for column in columns:
            self.add(column)

    def remove(self, column):
        del self._index[column.key]

    def clear(self):
        self._index.clear()


ReadOnlyColumnCollection = DedupeColumnCollection = ImmutableColumnCollection = ColumnCollection


def _words(**of_kind):
    return {kind: tuple(words.split()) for kind, words in of_kind.items()}


_on_mysql = _words(table='*', primary_key='using', update='limit', delete='limit',
                   index='using length prefix with_parser')
_ARGUMENTS = {
    'postgresql': _words(
        index='using include where ops concurrently with tablespace nulls_not_distinct',
        table='ignore_search_path tablespace partition_by with_oids on_commit inherits using',
        check='not_valid', foreign_key='not_valid', foreign_key_column='not_valid',
        primary_key='include', unique='include nulls_not_distinct'),
    'mysql': _on_mysql,
    'mariadb': _on_mysql,
    'sqlite': _words(
        table='autoincrement with_rowid strict', index='where',
        column='on_conflict_primary_key on_conflict_not_null on_conflict_unique',
        primary_key='on_conflict', unique='on_conflict', check='on_conflict',
        foreign_key='on_conflict'),
    'oracle': _words(table='resolve_synonyms on_commit compress tablespace',
                     index='bitmap compress tablespace', sequence='order', identity='order on_null'),
    'mssql': _words(primary_key='clustered', unique='clustered',
                    index='clustered include where columnstore',
                    column='identity_start identity_increment drop_check drop_default '
                           'drop_foreign_key'),
}


class DialectKWArgs:
    """Keywords of one dialect, postgresql_where=…: kept in dialect_kwargs."""

    dialect_kwargs = {}

    def _take_kwargs(self, given):
        for name in given:
            dialect, found, argument = name.partition('_')
            if not found:
                raise TypeError("Additional arguments should be named <dialectname>_<argument>, "
                                f"got '{name}'")
            known = _ARGUMENTS.get(dialect)
            if known is not None and argument not in known.get(self._kind, ()) and \
                    '*' not in known.get(self._kind, ()):
                raise exc.ArgumentError(
                    f"Argument '{name}' is not accepted by dialect '{dialect}' on behalf of "
                    f"<class 'sqlalchemy.sql.schema.{type(self).__name__}'>")
        self.dialect_kwargs = given

    @property
    def kwargs(self):
        return self.dialect_kwargs

    @property
    def dialect_options(self):
        return _DialectOptions(self.dialect_kwargs)

    @classmethod
    def argument_for(cls, dialect_name, argument_name, default):
        pass


class _Options(dict):
    def __missing__(self, key):
        return None


class _DialectOptions(dict):
    """dialect_options['postgresql']['where']"""

    def __init__(self, given):
        super().__init__()
        for name, value in given.items():
            dialect, _, option = name.partition('_')
            if dialect not in self:
                super().__setitem__(dialect, _Options())
            super().__getitem__(dialect)[option] = value

    def __missing__(self, key):
        return _Options()

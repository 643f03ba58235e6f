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


class DialectKWArgs:
    """Keywords of one dialect, postgresql_where=…: kept in dialect_kwargs."""

    dialect_kwargs = {}

    def _take_kwargs(self, given):
        for name in given:
            if not isinstance(name, str) or '_' not in name:
                raise TypeError("Additional arguments should be named <dialectname>_<argument>, "
                                f"got '{name}'")
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

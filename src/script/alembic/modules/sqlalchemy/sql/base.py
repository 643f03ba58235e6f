"""Collections of columns, by key and in order."""


class ColumnCollection:
    """table.c: by attribute, by ['name'], in order. Methods win over columns of their name."""

    def __init__(self, columns=()):
        self._index = {}
        for column in columns:
            self._index[column.key] = column

    def add(self, column, key=None):
        self._index[column.key if key is None else key] = column

    def __getattr__(self, name):
        try:
            return self.__dict__['_index'][name]
        except KeyError:
            raise AttributeError(name) from None

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
            raise TypeError('__contains__ requires a string argument')
        return key in self._index

    def __iter__(self):
        return iter(list(self._index.values()))

    def __len__(self):
        return len(self._index)

    def __bool__(self):
        return True

    def get(self, key, default=None):
        return self._index.get(key, default)

    def keys(self):
        return list(self._index)

    def values(self):
        return list(self._index.values())

    def items(self):
        return list(self._index.items())

    def contains_column(self, column):
        return any(column is each for each in self._index.values())

    def remove(self, column):
        del self._index[column.key]

    def as_readonly(self):
        return self

    def __dir__(self):
        return list(self._index)

    def __repr__(self):
        return 'ColumnCollection(%s)' % ', '.join(map(str, self._index.values()))


ReadOnlyColumnCollection = DedupeColumnCollection = ImmutableColumnCollection = ColumnCollection

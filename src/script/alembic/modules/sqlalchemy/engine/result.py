"""What a statement gives. The rows themselves are kept and handed out in C (_connection.Rows);
here are the ways of asking for them."""
from _connection import Row, RowMapping, Rows
from sqlalchemy import exc

_NOTHING = object()


class RMKeyView(list):
    """The names of the columns."""

    def __repr__(self):
        return f'RMKeyView({list(self)!r})'

    __str__ = __repr__


def _raise_many(is_required):
    wanted = 'exactly one' if is_required else 'one or none'
    raise exc.MultipleResultsFound(f"Multiple rows were found when {wanted} was required")


class _Reader:
    """What Result, ScalarResult and MappingResult have in common: each row is what _rows gives."""

    _closed = None
    _seen = None
    _key = None

    def __init__(self, rows):
        self._rows = rows

    def _open(self):
        if self._rows is None or self._closed is not None:
            raise exc.ResourceClosedError(
                self._closed or "This result object does not return rows. It has been closed "
                                "automatically.")
        return self._rows

    def close(self):
        if self._rows is not None:
            self._rows.close()
        self._closed = "This result object is closed."

    @property
    def closed(self):
        return self._rows is None or self._closed is not None

    _soft_closed = closed

    def _soft_close(self, hard=False):
        self.close()

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    # --- rows

    def unique(self, strategy=None):
        self._open()
        self._seen = set()
        self._key = strategy
        return self

    def _is_new(self, row):
        key = self._key(row) if self._key else row._data if isinstance(row, Row) else row
        try:
            is_new = key not in self._seen
        except TypeError:
            key = repr(key)
            is_new = key not in self._seen
        self._seen.add(key)
        return is_new

    def __iter__(self):
        rows = self._open()
        return iter(rows) if self._seen is None else filter(self._is_new, rows)

    def __next__(self):
        row = self._next()
        if row is _NOTHING:
            raise StopIteration()
        return row

    def _next(self):
        """The next row, or _NOTHING."""
        for row in self._open():
            if self._seen is None or self._is_new(row):
                return row
        return _NOTHING

    def fetchone(self):
        if self._seen is None:
            return self._open().fetchone()
        row = self._next()
        return None if row is _NOTHING else row

    def fetchall(self):
        rows = self._open()
        if self._seen is None:
            return rows.fetchall()
        return [row for row in rows if self._is_new(row)]

    all = fetchall

    def fetchmany(self, size=None):
        rows = self._open()
        if self._seen is None:
            return rows.fetchmany(1 if size is None else size)
        found = []
        for row in self:
            found.append(row)
            if len(found) == (1 if size is None else size):
                break
        return found

    def partitions(self, size=None):
        while True:
            found = self.fetchmany(size)
            if not found:
                return
            yield found

    def yield_per(self, num):
        return self

    def _only(self, is_required, is_single):
        row = self._next()
        if row is _NOTHING:
            self.close()
            if is_required:
                raise exc.NoResultFound("No row was found when one was required")
            return None
        if is_single and self._next() is not _NOTHING:
            self.close()
            _raise_many(is_required)
        self.close()
        return row

    def first(self):
        return self._only(False, False)

    def one(self):
        return self._only(True, True)

    def one_or_none(self):
        return self._only(False, True)


class _Keys:
    def keys(self):
        return RMKeyView(self._open().keys)


class Result(_Keys, _Reader):
    """Rows as Row."""

    _soft = None

    def __class_getitem__(cls, item):
        return cls

    @property
    def t(self):
        return self

    def tuples(self):
        return self

    _tuple = tuples

    def mappings(self):
        return self._view(MappingResult, self._open().mappings())

    def scalars(self, index=0):
        return self._view(ScalarResult, self._open().scalars(index))

    def columns(self, *keys):
        self._rows = self._open().columns(keys)
        return self

    def _view(self, cls, rows):
        view = cls(rows)
        if self._seen is not None:
            view._seen, view._key = set(), self._key
        view._whole = self
        return view

    def _column_slices(self, indexes):
        return self.columns(*indexes)

    def scalar(self):
        row = self.first()
        return None if row is None else row[0]

    def scalar_one(self):
        return self.one()[0]

    def scalar_one_or_none(self):
        row = self.one_or_none()
        return None if row is None else row[0]

    def freeze(self):
        return FrozenResult(self)

    def merge(self, *others):
        return MergedResult(self, others)

    def __getitem__(self, index):
        raise TypeError(f"{type(self).__name__!r} object is not subscriptable")


class ScalarResult(_Reader):
    """Rows as the value of one column."""

    def __class_getitem__(cls, item):
        return cls

    def fetchone(self):
        raise AttributeError("'ScalarResult' object has no attribute 'fetchone'")


class TupleResult(Result):
    pass


class MappingResult(_Keys, _Reader):
    """Rows as RowMapping."""

    def columns(self, *keys):
        self._rows = self._open().columns(keys).mappings()
        return self


class FilterResult:
    pass


class IteratorResult(Result):
    """Over tuples that the program has."""

    def __init__(self, cursor_metadata, iterator, *args, **kw):
        keys = getattr(cursor_metadata, 'keys', cursor_metadata)
        super().__init__(Rows(list(keys), [tuple(row) for row in iterator], None))


class SimpleResultMetaData:
    def __init__(self, keys, *args, **kw):
        self.keys = RMKeyView(keys)


class ChunkedIteratorResult(IteratorResult):
    pass


class MergedResult(Result):
    def __init__(self, first, others):
        rows = [row._data for result in (first, *others) for row in result.fetchall()]
        super().__init__(Rows(first._rows.keys, rows, first._rows.selected))


class FrozenResult:
    """Rows that can be asked for again and again: calling it gives a new result."""

    def __init__(self, result):
        self._keys, self._selected = result._open().keys, result._open().selected
        self.data = [row._data for row in result.fetchall()]

    def __call__(self):
        return Result(Rows(self._keys, self.data, self._selected))

    def with_new_rows(self, rows):
        frozen = object.__new__(FrozenResult)
        frozen._keys, frozen._selected, frozen.data = self._keys, self._selected, list(rows)
        return frozen


def null_result():
    return Result(Rows((), (), None))


class CursorResult(Result):
    """What connection.execute() returns."""

    rowcount = -1
    lastrowid = None
    is_insert = False
    inserted_primary_key_rows = None
    context = None
    _primary_key = None
    _values = None

    def __init__(self, rows, rowcount=-1, key=None):
        self._rows = rows
        self.rowcount = rowcount
        self.lastrowid = key

    @property
    def returns_rows(self):
        return self._rows is not None and self._closed is None

    @property
    def _metadata(self):
        return SimpleResultMetaData(self._rows.keys) if self._rows is not None else None

    @property
    def cursor(self):
        return self

    @property
    def inserted_primary_key(self):
        if not self.is_insert:
            raise exc.InvalidRequestError("Statement is not an insert() expression construct.")
        if self._primary_key is None:
            raise exc.InvalidRequestError(
                "This statement was an executemany call, so if primary key returning is supported, "
                "please use .inserted_primary_key_rows.")
        return self._primary_key

    def last_inserted_params(self):
        return self._values or {}

    last_updated_params = last_inserted_params

    def lastrow_has_defaults(self):
        return False

    def supports_sane_rowcount(self):
        return True

    supports_sane_multi_rowcount = supports_sane_rowcount

    def prefetch_cols(self):
        return []

    postfetch_cols = prefetch_cols

    @property
    def returned_defaults(self):
        return None


LegacyCursorResult = ResultProxy = CursorResult

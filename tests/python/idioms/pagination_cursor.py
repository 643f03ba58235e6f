"""Pages of rows by offset and by the last key, until there is nothing left."""
ROWS = [{'id': n, 'v': n * n % 7} for n in (3, 5, 8, 13, 21, 34, 55)]
calls = []


def fetch(after=None, limit=3, where=lambda row: True):
    calls.append((after, limit))
    found = [r for r in ROWS if (after is None or r['id'] > after) and where(r)]
    return found[:limit]


def pages(limit=3, **options):
    after = None
    while page := fetch(after, limit, **options):
        yield page
        after = page[-1]['id']
        if len(page) < limit:
            return


def each(**options):
    for page in pages(**options):
        yield from page


print([[r['id'] for r in page] for page in pages()], calls)
calls.clear()
print([r['id'] for r in each(limit=7)], len(calls), [r['id'] for r in each(where=lambda r: r['v'] % 2)], next(each(where=lambda r: r['v'] > 100), 'none'))


def offsets(total, size):
    return [(at, min(size, total - at)) for at in range(0, total, size)]


print(offsets(7, 3), offsets(6, 3), offsets(0, 3), -(-7 // 3), divmod(7, 3), [ROWS[at:at + n][0]['id'] for at, n in offsets(len(ROWS), 3)])


class Cursor:
    def __init__(self, rows):
        self._rows, self.rowcount = iter(rows), len(rows)

    def fetchone(self):
        return next(self._rows, None)

    def fetchmany(self, size=2):
        return [row for row, _ in zip(self._rows, range(size))]

    def fetchall(self):
        return list(self._rows)

    def __iter__(self):
        return iter(self.fetchone, None)


c = Cursor([r['id'] for r in ROWS])
print(c.fetchone(), c.fetchmany(1)[:1], c.rowcount, list(c), c.fetchone(), c.fetchall(), c.fetchmany())

import contextlib
import functools
import logging
import os
import re
from collections import defaultdict, namedtuple

logger = logging.getLogger(f'alembic.runtime.migration.{__name__}')
NAMES = {'ix': 'ix_%(column_0_label)s', 'uq': 'uq_%(table_name)s_%(column_0_name)s'}


def only_on(*dialects):
    def decorate(function):
        @functools.wraps(function)
        def run(dialect, *args, **kwargs):
            if dialect not in dialects:
                return f'skipped {function.__name__} on {dialect}'
            return function(dialect, *args, **kwargs)
        return run
    return decorate


@only_on('postgresql', 'sqlite')
def rename(dialect, table, *, to):
    """Renames."""
    return f'ALTER TABLE {table} RENAME TO {to}'


print(rename('sqlite', 'a', to='b'), rename('mysql', 'a', to='b'), rename.__name__, rename.__doc__)


@contextlib.contextmanager
def without_keys(log):
    log.append('off')
    try:
        yield log
    finally:
        log.append('on')


with without_keys([]) as log:
    log.append('work')
print(log)
try:
    with without_keys(log):
        raise RuntimeError('failed')
except RuntimeError as error:
    print(log[-1], error)
snake = lambda name: re.sub(r'(?<!^)(?=[A-Z])', '_', name).lower()
print([snake(n) for n in ('UserName', 'ID', 'createdAt')], re.split(r'[;\n]+', 'a;b\n\nc'))
Index = namedtuple('Index', 'table columns unique')
indexes = [Index('t', ('a',), False), Index('u', ('b', 'c'), True)]
for table, columns, unique in indexes:
    print(f"CREATE {'UNIQUE ' if unique else ''}INDEX ix_{table}_{'_'.join(columns)} ON {table} ({', '.join(columns)})")
print(NAMES['ix'] % {'column_0_label': 't_a'}, NAMES['uq'] % dict(table_name='t', column_0_name='b'))
tree = {1: None, 2: 1, 3: 1, 4: 2}
children = defaultdict(list)
for child, parent in tree.items():
    children[parent].append(child)


def walk(node, depth=0):
    for child in children[node]:
        yield depth, child
        yield from walk(child, depth + 1)


print(list(walk(None)))
print(os.environ.get('SKIP_DATA_MIGRATION', 'no') == 'no', os.getenv('BATCH') or 500)
if not logger.isEnabledFor(logging.CRITICAL + 1):
    print('quiet')
value = None
print(value or 'default', (value or {}).get('x'), getattr(value, 'name', 'none'), value is None and 'null')
try:
    raise NotImplementedError('Downgrade is not supported.')
except NotImplementedError as e:
    print(type(e).__name__, e)
raise Exception('cannot go on: %d rows of %r' % (3, 'users'))

"""Rows changed in batches with a log line for each, and a summary that adds up."""
import logging
from itertools import islice

logging.basicConfig(level=logging.INFO, format='%(levelname)s %(message)s', stream=__import__('sys').stdout)
log = logging.getLogger('alembic.runtime.migration')
rows = {n: {'state': ('new', 'old', None)[n % 3], 'n': n} for n in range(1, 24)}


def batches(keys, size):
    iterator = iter(sorted(keys))
    while part := tuple(islice(iterator, size)):
        yield part


changed = skipped = 0
for number, part in enumerate(batches(rows, 10), 1):
    before = changed
    for key in part:
        row = rows[key]
        if row['state'] == 'old':
            row['state'] = 'archived'
            changed += 1
        elif row['state'] is None:
            log.debug('row %d has none', key)
            skipped += 1
    log.info('batch %d: %d..%d, %d changed', number, part[0], part[-1], changed - before)
log.info('done: %(changed)d of %(all)d', {'changed': changed, 'all': len(rows)})
if skipped:
    log.warning('%s skipped', skipped)
print(changed + skipped + sum(r['state'] == 'new' for r in rows.values()) == len(rows), {s: sum(r['state'] == s for r in rows.values()) for s in ('new', 'archived', None)})
remaining = [k for k, r in rows.items() if r['state'] == 'new']
print(remaining, [rows.pop(k)['n'] for k in remaining[:2]], len(rows), min(rows), max(rows))

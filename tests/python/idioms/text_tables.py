"""Reports: aligned columns, totals, percentages, bars, and what is cut off."""
ROWS = [('users', 12345, 0.5), ('orders', 98, 1234.5678), ('a_rather_long_table_name', 0, 0), ('log', None, -3.14159)]


def cell(value, width):
    if value is None:
        return '-'.rjust(width)
    if isinstance(value, bool):
        return ('yes' if value else 'no').center(width)
    if isinstance(value, int):
        return f'{value:>{width},}'
    if isinstance(value, float):
        return f'{value:>{width}.2f}'
    return f'{value[:width - 1]}…' if len(value) > width else value.ljust(width)


WIDTHS = (12, 8, 9)
print(' | '.join(name.center(width) for name, width in zip(('table', 'rows', 'MB'), WIDTHS)))
print('-+-'.join('-' * width for width in WIDTHS))
for row in ROWS:
    print(' | '.join(map(cell, row, WIDTHS)))
total = sum(row[1] or 0 for row in ROWS)
for name, count, _ in ROWS:
    share = (count or 0) / total
    print(f'{name:.10s}'.ljust(11), f'{share:7.2%}', '#' * round(share * 20), sep='|')
print(f'{"total":_<20}{total:_>12,d}', f'{total:e}', f'{total / 1024:.3g}K', f'{total:#x}', sep='\n')


def human(size):
    for unit in ('B', 'KiB', 'MiB', 'GiB'):
        if abs(size) < 1024 or unit == 'GiB':
            return f'{size:.1f} {unit}' if unit != 'B' else f'{size} B'
        size /= 1024


print([human(n) for n in (0, 1023, 1024, 1536, 10 ** 6, 5 * 10 ** 9, -2048, 2 ** 45)])


def duration(seconds):
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [f'{n}{u}' for n, u in ((days, 'd'), (hours, 'h'), (minutes, 'm'), (seconds, 's')) if n]
    return ' '.join(parts) or '0s'


print([duration(n) for n in (0, 59, 60, 3661, 90061, 86400.9)])


def plural(n, word, many=None):
    return f'{n} {word if n == 1 else many or word + "s"}'


print(plural(1, 'row'), plural(0, 'row'), plural(2, 'index', 'indices'), *(f'{n}{"tsnrhtdd"[(n // 10 % 10 != 1) * (n % 10 < 4) * n % 10::4]}' for n in (1, 2, 3, 4, 11, 22, 113)))
names = ['a', 'b', 'c']
print(', '.join(names[:-1]) + ' and ' + names[-1], *(f'{i}. {n}' for i, n in enumerate(names, 1)), sep='; ')
print('\n'.join(f'{k:>{max(map(len, {"x": 1, "long": 2}))}} = {v}' for k, v in {'x': 1, 'long': 2}.items()))
print('{:<10}{:>5}'.format('left', 5), '%-10s%5d' % ('left', 5), 'left'.ljust(10) + str(5).rjust(5), sep='\n')

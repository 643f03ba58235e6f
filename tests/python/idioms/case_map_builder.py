"""CASE expressions built from a mapping."""
STATUS = {0: 'new', 1: "o'pen", 2: 'closed', None: 'unknown'}


def quote(value):
    if value is None:
        return 'NULL'
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return str(value)
    return "'" + value.replace("'", "''") + "'"


def case(column, mapping, default=None, *, end='END'):
    parts = [f'CASE {column}']
    for key, value in mapping.items():
        if key is None:
            continue
        parts.append(f'  WHEN {quote(key)} THEN {quote(value)}')
    if default is not None:
        parts.append(f'  ELSE {quote(default)}')
    parts.append(end)
    return '\n'.join(parts)


print(case('status', STATUS))
print(case('status', STATUS, 'other', end='END AS state'))
print(case('flag', {True: 1, False: 0.5}))
print('UPDATE t SET a = %s WHERE b IN (%s)' % (case('b', {1: 2}).replace('\n', ' '),
                                              ', '.join(map(quote, [1, 'x', None]))))
reverse = {value: key for key, value in STATUS.items()}
print(reverse)

"""Statements built for batches of rows, quoting and all."""
from textwrap import dedent

rows = [{'id': 1, 'name': "O'Neil", 'active': True, 'score': None}, {'id': 2, 'name': 'Bob', 'active': False, 'score': 1.5}]


def literal(value):
    if value is None:
        return 'NULL'
    if value is True or value is False:
        return str(value).lower()
    return "'%s'" % value.replace("'", "''") if isinstance(value, str) else str(value)


columns = list(rows[0])
values = ',\n'.join('  (%s)' % ', '.join(literal(row[column]) for column in columns) for row in rows)
print('INSERT INTO users (%s) VALUES\n%s;' % (', '.join(columns), values))
print(dedent('''
    UPDATE {table}
       SET {assignments}
     WHERE id = :id
''').format(table='users', assignments=', '.join(f'{c} = :{c}' for c in columns if c != 'id')).strip())
script = "CREATE TABLE a (id INT); -- first\nINSERT INTO a VALUES ('x;y');\n\n"
print([statement.strip() for statement in script.split(';\n') if statement.strip()])
print('{0}"{1}"."{2}"{0}'.format('', 'public', 'us"er'.replace('"', '""')), '%s.%s' % ('a', 'b'), 'LIKE \'50\\%%\' ESCAPE \'\\\\\'')

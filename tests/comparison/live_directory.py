#!/usr/bin/env python3
"""Runs a directory of real revision files live through Alembic and through the command, and compares
what both leave: schema as SQLAlchemy's inspector reads it, rows, and version table.

    live_directory.py [--alambique BIN] [--path DIR]... [--start FILE.sql] [--stamp] [--cycle up,down,up]
                      (--left URL --right URL | --server NAME) DIRECTORY...

left is Alembic's database and right is the command's; both must be empty databases of one kind
(SQLite files are made anew). --server makes both anew on the server whose URL the environment variable NAME holds,
and is skipped without its driver. --start runs a SQL file (SQLite: copies a database) into both first. With --stamp both are
stamped to head before the cycle. Where Alembic stops half-way, the command has to stop there
too: the comparison is then of what both reached.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile

try:
    import alembic
    import sqlalchemy as sa
except ImportError:
    print('needs Alembic, python3-alembic')
    sys.exit(77)

ENVIRONMENT = '''
import os
from alembic import context
from sqlalchemy import create_engine
engine = create_engine(os.environ["DATABASE_URL"])
with engine.connect() as connection:
    context.configure(connection=connection, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
'''


TRIGGERS = {
    'sqlite': "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
    'postgresql': 'SELECT trigger_name, event_object_table, event_manipulation, action_statement'
                  ' FROM information_schema.triggers ORDER BY 1, 3',
    'mysql': 'SELECT trigger_name, event_object_table, event_manipulation, action_statement'
             ' FROM information_schema.triggers WHERE trigger_schema = database() ORDER BY 1',
}


def write_project(folder, directories, paths):
    os.makedirs(f'{folder}/env')
    with open(f'{folder}/env/env.py', 'w') as file:
        file.write(ENVIRONMENT)
    shutil.copy(os.path.join(os.path.dirname(sys.modules['alembic'].__file__),
                             'templates/generic/script.py.mako'), f'{folder}/env')
    with open(f'{folder}/alembic.ini', 'w') as file:
        file.write(f'''[alembic]
script_location = {folder}/env
path_separator = newline
version_locations = {chr(10).join('    ' + os.path.abspath(each) for each in directories).strip()}
prepend_sys_path = {chr(10).join('    ' + os.path.abspath(path) for path in paths).strip()}
''')


def run(program, command, folder, url):
    environment = dict(os.environ, DATABASE_URL=url, NO_COLOR='1')
    done = subprocess.run([*program, '-c', f'{folder}/alembic.ini', *command], env=environment,
                          cwd=folder, capture_output=True, text=True, timeout=600)
    return done.returncode, done.stdout + done.stderr


def alembic_program(options):
    if options.alembic:
        return [options.alembic]
    return [sys.executable, '-W', 'ignore', '-m', 'alembic.config']


def rows_of(connection, table, columns):
    preparer = connection.dialect.identifier_preparer
    names = ', '.join(preparer.quote(name) for name in columns)
    rows = connection.execute(sa.text(f'SELECT {names} FROM {preparer.format_table(table)}'))
    return sorted(repr(tuple(bytes(value) if isinstance(value, memoryview) else value for value in row))
                  for row in rows)


def normal(value):
    if isinstance(value, dict):
        return tuple((key, normal(each)) for key, each in sorted(value.items(), key=lambda item: str(item[0]))
                     if each not in (None, {}, []))
    if isinstance(value, (list, tuple)):
        return tuple(normal(each) for each in value)
    return str(value)


def picture(url):
    """All that there is, as lines."""
    engine = sa.create_engine(url)
    lines, data = [], []
    with engine.connect() as connection:
        inspector = sa.inspect(connection)
        for table in sorted(inspector.get_table_names()):
            if table in ('alambique_history', 'alambique_journal'):
                continue
            columns = inspector.get_columns(table)
            lines += [f'{table}: column {normal(column)}' for column in columns]
            for what in ('pk_constraint', 'foreign_keys', 'unique_constraints', 'check_constraints',
                         'indexes'):
                found = getattr(inspector, 'get_' + what)(table)
                found = [found] if isinstance(found, dict) else found
                lines += sorted(f'{table}: {what} {normal(each)}' for each in found)
            data += [f'{table}: {row}' for row in
                     rows_of(connection, sa.table(table), [column['name'] for column in columns])]
        lines += [f'view {name} {" ".join((inspector.get_view_definition(name) or "").split())}'
                  for name in sorted(inspector.get_view_names())]
        lines += [f'trigger {normal(tuple(row))}' for row in connection.execute(sa.text(TRIGGERS[engine.dialect.name]))]
        if hasattr(inspector, 'get_enums'):
            lines += [f'enum {normal(each)}' for each in inspector.get_enums()]
            lines += [f'sequence {name}' for name in sorted(inspector.get_sequence_names())]
    engine.dispose()
    return lines, data


def version(url):
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        try:
            return sorted(row[0] for row in connection.execute(sa.text('SELECT version_num FROM alembic_version')))
        except sa.exc.DBAPIError:
            return []
        finally:
            connection.close()
            engine.dispose()


def make_databases(options):
    """Both, empty, on the server; real Alembic reaches MariaDB through PyMySQL."""
    url = sa.engine.make_url(os.environ[options.server].replace('mysql://', 'mysql+pymysql://'))
    try:
        engine = sa.create_engine(url, isolation_level='AUTOCOMMIT')
    except ImportError as error:
        print(f'needs the driver: {error}')
        sys.exit(77)
    made = []
    with engine.connect() as connection:
        for name in ('alembic_left', 'alembic_right'):
            connection.execute(sa.text(f'DROP DATABASE IF EXISTS {name}'))
            connection.execute(sa.text(f'CREATE DATABASE {name}'))
            made.append(url.set(database=name).render_as_string(hide_password=False))
    engine.dispose()
    options.left, options.right = made


def step(options, folder, direction):
    """Moves both; True where both went all the way."""
    command = ['upgrade', 'heads'] if direction == 'up' else ['downgrade', 'base']
    left, left_says = run(alembic_program(options), command, folder, options.left)
    right, right_says = run([options.alambique], command, folder, options.right)
    at = version(options.left), version(options.right)
    print(f'{direction}: alembic {"ok" if left == 0 else "failed"} at {at[0]}, '
          f'alambique {"ok" if right == 0 else "failed"} at {at[1]}')
    if left:
        print('  alembic:', *[line for line in left_says.splitlines() if line and line[0] not in ' \t'][-6:],
              sep='\n    ')
    if right:
        print('  alambique:', right_says[-1500:])
    return left == 0 and right == 0


def compare(options):
    (left, left_rows), (right, right_rows) = picture(options.left), picture(options.right)
    missing, more = [line for line in left if line not in right], [line for line in right if line not in left]
    for mark, lines in (('-', missing), ('+', more)):
        for line in lines[:options.show]:
            print(f'  {mark} {line}')
    if left_rows != right_rows:
        rows = [f'-{row}' for row in left_rows if row not in right_rows]
        rows += [f'+{row}' for row in right_rows if row not in left_rows]
        print(f'  rows: {len(left_rows)} and {len(right_rows)}; different:', *rows[:8], sep='\n    ')
    print(f'  same schema of {len(left)} parts' if not missing and not more
          else f'  {len(missing)} missing, {len(more)} more',
          f'and {len(left_rows)} rows' if left_rows == right_rows else 'and other rows')
    return not missing and not more and left_rows == right_rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--alambique', default=os.path.abspath('build/alambique'))
    parser.add_argument('--alembic', help='default: the module of this Python')
    parser.add_argument('--path', action='append', default=[])
    parser.add_argument('--start')
    parser.add_argument('--stamp', action='store_true')
    parser.add_argument('--cycle', default='up,down,up')
    parser.add_argument('--show', type=int, default=20)
    parser.add_argument('--left')
    parser.add_argument('--right')
    parser.add_argument('--server')
    parser.add_argument('directories', nargs='+')
    options = parser.parse_args()
    if options.server:
        make_databases(options)
    with tempfile.TemporaryDirectory() as folder:
        write_project(folder, options.directories, options.path)
        for url in (options.left, options.right):
            if url.startswith('sqlite:///'):
                path = url[len('sqlite:///'):]
                if os.path.exists(path):
                    os.remove(path)
                if options.start:
                    shutil.copy(options.start, path)
        if options.stamp:
            run(alembic_program(options), ['stamp', 'heads'], folder, options.left)
            run([options.alambique], ['stamp', 'heads'], folder, options.right)
        is_same = True
        for direction in options.cycle.split(','):
            went = step(options, folder, direction)
            is_same = compare(options) and went and is_same
            if not went:
                break
    return 0 if is_same else 1


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""Runs the bodies of revisions in this folder through the command on SQLite and compares what they
print with what they print under real Alembic and SQLAlchemy, which stands beside each as .out.

    run.py [--alambique BIN] [--server KIND] [--record] [NAME...]

--server postgresql (mariadb) runs those of the folder of that name instead, each on a new database
of the server that ALQ_POSTGRESQL_URL (ALQ_MARIADB_URL) names, through its client psql (mariadb). mysql
runs MariaDB's as well, and its folder has what they print otherwise there.
--record writes the .out files anew; for a python3 that has alembic 1.19 and SQLAlchemy 2.0, and for
a server its driver.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).parent
ENVIRONMENT = '''
from alembic import context
from sqlalchemy import create_engine
engine = create_engine(context.config.get_main_option("sqlalchemy.url"))
with engine.connect() as connection:
    context.configure(connection=connection)
    with context.begin_transaction():
        context.run_migrations()
'''


DATABASE = 'programs'
URLS = {'postgresql': ('ALQ_POSTGRESQL_URL', 'postgres'), 'mariadb': ('ALQ_MARIADB_URL', 'test'),
        'mysql': ('ALQ_MARIADB_URL', 'test')}


def make_database(kind):
    """The URL of a new database of the server, without a password: those for tests have none."""
    variable, known = URLS[kind]
    url = os.environ[variable]
    statements = f'DROP DATABASE IF EXISTS {DATABASE}', f'CREATE DATABASE {DATABASE}'
    if kind == 'postgresql':
        client = ['psql', '-q', '-v', 'ON_ERROR_STOP=1', url]
    else:
        client = ['mariadb', '--no-defaults', '-uroot', '--socket=' + url.partition('unix_socket=')[2]]
    for statement in statements:
        subprocess.run([*client, '-c' if kind == 'postgresql' else '-e', statement], check=True,
                       capture_output=True)
    return url.replace(f'/{known}?', f'/{DATABASE}?')


def make_project(folder, body, url=None):
    (folder / 'alembic/versions').mkdir(parents=True)
    url = url or f'sqlite:///{folder}/x.db'
    (folder / 'alembic.ini').write_text(
        f'[alembic]\nscript_location = {folder}/alembic\nsqlalchemy.url = {url.replace("%", "%%")}\n')
    (folder / 'alembic/env.py').write_text(ENVIRONMENT)
    (folder / 'alembic/script.py.mako').write_text('')
    (folder / 'alembic/versions/0001_program.py').write_text(
        "revision = '0001'\ndown_revision = None\n" + body)


def run(command, body, kind):
    """What upgrade() printed, and how it failed."""
    url = make_database(kind) if kind else None
    if url and command[0] == sys.executable:
        url = url.replace('mysql://', 'mysql+pymysql://')
    with tempfile.TemporaryDirectory(prefix='alambique-test-') as name:
        folder = pathlib.Path(name)
        make_project(folder, body, url)
        done = subprocess.run([*command, 'upgrade', 'head'], cwd=folder, capture_output=True,
                              text=True, timeout=120, env=dict(os.environ, NO_COLOR='1'))
        text = done.stdout if command[0] == sys.executable else done.stderr
        if done.returncode:
            return done.stdout + done.stderr
        return ''.join(line for line in text.splitlines(True)
                       if not line.startswith('Running upgrade'))


def first_difference(expected, got):
    expected, got = expected.splitlines(), got.splitlines()
    for number in range(max(len(expected), len(got))):
        left = expected[number] if number < len(expected) else '(nothing)'
        right = got[number] if number < len(got) else '(nothing)'
        if left != right:
            return f'  line {number + 1}\n    expected: {left}\n    got:      {right}'
    return ''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--alambique', default='build/alambique')
    parser.add_argument('--server', choices=sorted(URLS))
    parser.add_argument('--record', action='store_true')
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    alembic = [sys.executable, '-W', 'ignore', '-c',
               'import sys, alembic.config; sys.argv[0] = "alembic"; alembic.config.main()']
    failures = 0
    if options.server and URLS[options.server][0] not in os.environ:
        print(f'needs {URLS[options.server][0]}')
        return 77
    folder = FOLDER / (options.server or '')
    found = sorted(folder.glob('*.py'))
    if options.server == 'mysql':
        found += sorted((FOLDER / 'mariadb').glob('*.py'))
    programs = [path for path in found
                if path.name != 'run.py' and (not options.names or path.stem in options.names)]
    for path in programs:
        expected = folder / f'{path.stem}.out'
        if not options.record and not expected.exists():
            expected = path.with_suffix('.out')
        body = path.read_text()
        if options.record:
            expected.write_text(run(alembic, body, options.server))
        got = run([os.path.abspath(options.alambique)], body, options.server)
        if got != expected.read_text():
            failures += 1
            print(f'{path.name}:\n{first_difference(expected.read_text(), got)}')
    print(f'{len(programs) - failures} of {len(programs)} programs print what they should')
    return failures != 0 or not programs


if __name__ == '__main__':
    sys.exit(main())

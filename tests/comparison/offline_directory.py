#!/usr/bin/env python3
"""Compares what --sql writes for real revision files with what Alembic writes for them.

    offline_directory.py [--alambique BIN] [--cache FILE] [--dialect D] [--show N] DIRECTORY...

Every file runs alone, upgrade() and downgrade(), through the Alembic that python3 imports and through
the command, on PostgreSQL, MySQL and SQLite. A file that Alembic itself cannot run offline (it imports
its project, or reads the database) has no reference and is only counted. --cache keeps what
Alembic said, since that is the slow half.
"""
import argparse
import ast
import collections
import contextlib
import hashlib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import warnings

DIALECTS = ('postgresql', 'mysql', 'sqlite')
URLS = {'postgresql': 'postgresql://', 'mysql': 'mysql://', 'sqlite': 'sqlite://'}
HEADER = ('down_revision', 'depends_on', 'branch_labels')


def revision_files(directories):
    for directory in directories:
        for folder, folders, names in os.walk(directory):
            folders.sort()
            for name in sorted(names):
                path = os.path.join(folder, name)
                if not name.endswith('.py'):
                    continue
                with open(path, encoding='utf-8', errors='replace') as file:
                    text = file.read()
                if re.search(r'^down_revision\b', text, re.M) and 'def upgrade' in text:
                    yield path, text


def alone(text):
    """The script as a root: what it descends from and depends on is left out."""
    lines = text.splitlines(keepends=True)
    for node in reversed(ast.parse(text).body):
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, 'target', None)]
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        if isinstance(node, (ast.Assign, ast.AnnAssign)) and any(name in HEADER for name in names):
            count = node.end_lineno - node.lineno
            lines[node.lineno - 1:node.end_lineno] = [
                ' = '.join(names) + ' = None\n'] + ['\n'] * count
    return ''.join(lines)


def run_alembic(path, text, dialect, direction):
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    output = io.StringIO()
    context = MigrationContext.configure(
        dialect_name=dialect,
        opts={'as_sql': True, 'output_buffer': output, 'literal_binds': True})
    spec = importlib.util.spec_from_loader('revision', loader=None)
    module = importlib.util.module_from_spec(spec)
    module.__file__ = path
    try:
        with contextlib.redirect_stdout(io.StringIO()), Operations.context(context):
            exec(compile(text, path, 'exec'), module.__dict__)
            getattr(module, direction)()
    except BaseException as error:  # SystemExit too: a script may say anything
        return {'error': f'{type(error).__name__}: {str(error)[:300]}'}
    return {'sql': output.getvalue()}


def run_alambique(command, folder, dialect, direction, revision):
    environment = dict(os.environ, DATABASE_URL=URLS[dialect], NO_COLOR='1')
    target = ['upgrade', 'head'] if direction == 'upgrade' else ['downgrade', f'{revision}:base']
    done = subprocess.run([command, '-c', f'{folder}/alembic.ini', *target, '--sql'],
                          env=environment, capture_output=True, timeout=60)
    output = done.stdout.decode('utf-8', 'replace')
    if done.returncode:
        return {'error': done.stderr.decode('utf-8', 'replace')[-1500:]}
    match = re.search(r'-- Running \w+ [^\n]*\n\n(.*?)(?:INSERT INTO|DELETE FROM|UPDATE) `?alembic_version\b',
                      output, re.S)
    return {'sql': match.group(1) if match else output}


def settled(outcome):
    """The same without what differs from run to run: ids and times that a script makes, and the order
    of the indexes of one table, which Alembic takes from a set."""
    if 'sql' not in outcome:
        return outcome
    sql = re.sub(r'\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b', 'UUID', outcome['sql'])
    sql = re.sub(r'\b20\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d\.\d+', 'TIME', sql)
    statements = sql.split('\n\n')
    for start in range(len(statements)):
        end = start
        while end < len(statements) and re.match('CREATE (UNIQUE )?INDEX', statements[end]):
            end += 1
        statements[start:end] = sorted(statements[start:end])
    return {'sql': '\n\n'.join(statements)}


def alambique_sql(command, text, dialect, direction):
    match = re.search(r'^revision\b[^=]*=\s*u?[\'"]([^\'"]+)', text, re.M)
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f'{folder}/versions')
        with open(f'{folder}/alembic.ini', 'w') as file:
            file.write('[alembic]\nscript_location = %(here)s\n')
        with open(f'{folder}/versions/one.py', 'w', encoding='utf-8') as file:
            file.write(text)
        return run_alambique(command, folder, dialect, direction, match.group(1) if match else '')


def load_cache(path):
    if path and os.path.exists(path):
        with open(path) as file:
            return json.load(file)
    return {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--alambique', default='build/alambique')
    parser.add_argument('--cache')
    parser.add_argument('--dialect', action='append')
    parser.add_argument('--direction', action='append')
    parser.add_argument('--sample', type=int, default=1, help='only every so many-th file')
    parser.add_argument('--offset', type=int, default=0, help='the first of the sample')
    parser.add_argument('--show', type=int, default=20)
    parser.add_argument('directories', nargs='+')
    options = parser.parse_args()
    warnings.simplefilter('ignore')
    cache = load_cache(options.cache)
    counts, failures = collections.Counter(), []
    for path, text in list(revision_files(options.directories))[options.offset::options.sample]:
        try:
            text = alone(text)
        except SyntaxError:
            continue
        key = hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()
        for direction in options.direction or ('upgrade', 'downgrade'):
            for dialect in options.dialect or DIALECTS:
                name = f'{key}/{dialect}/{direction}'
                if name not in cache:
                    cache[name] = run_alembic(path, text, dialect, direction)
                want = cache[name]
                if 'error' in want:
                    counts['no reference'] += 1
                    continue
                try:
                    have = alambique_sql(options.alambique, text, dialect, direction)
                except subprocess.TimeoutExpired:
                    have = {'error': 'timeout'}
                if settled(have) == settled(want):
                    counts['equal'] += 1
                else:
                    counts['error' if 'error' in have else 'different'] += 1
                    failures.append((path, dialect, direction, want, have))
    if options.cache:
        with open(options.cache, 'w') as file:
            json.dump(cache, file)
    report(failures, options.show)
    print(dict(counts))
    return 1 if failures else 0


def report(failures, limit):
    reasons = collections.Counter()
    for path, dialect, direction, want, have in failures:
        if 'error' in have:
            lines = [line for line in have['error'].splitlines() if line.strip()]
            reasons[re.sub(r'/tmp/\S+', 'FILE', lines[0] if lines else '')[:160]] += 1
    for reason, count in reasons.most_common(40):
        print(f'{count:6} {reason}')
    for path, dialect, direction, want, have in failures[:limit]:
        print(f'=== {path} {dialect} {direction}')
        if 'error' in have:
            print(have['error'])
            continue
        a, b = want['sql'].splitlines(), have['sql'].splitlines()
        at = next((i for i, pair in enumerate(zip(a, b)) if pair[0] != pair[1]), min(len(a), len(b)))
        print('  alembic  :', '\n             '.join(a[at:at + 3]))
        print('  alambique:', '\n             '.join(b[at:at + 3]))


if __name__ == '__main__':
    sys.exit(main())

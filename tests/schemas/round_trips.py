#!/usr/bin/env python3
"""Pairs of random schemas: the revision that is generated makes the one of the other, its way back the first again, a
dump loads to the same, and rows stay.

    round_trips.py ALAMBIQUE sqlite|postgresql|mysql COUNT [SEED]

The servers are those of ALQ_POSTGRESQL_URL and ALQ_MARIADB_URL, on which a database alq_schemas is made; ends with 77
where there is none.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from random_schemas import Schemas  # noqa: E402

URLS = {"postgresql": "ALQ_POSTGRESQL_URL", "mysql": "ALQ_MARIADB_URL"}
ENVIRONMENT = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
               "ALAMBIQUE_INCLUDE": os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../include")}
KINDS = ["sql", "alembic", "c"]


class Failure(Exception):
    pass


class Project:
    def __init__(self, alambique, directory, url):
        self.alambique, self.directory, self.url = alambique, pathlib.Path(directory), url
        self.write("alambique.ini", f"[alambique]\nscript_location = revisions\nschema = schema.sql\n"
                                    f"sqlalchemy.url = {url.replace('%', '%%')}\n")
        (self.directory / "revisions").mkdir()
        self.number = 0

    def write(self, name, text):
        (self.directory / name).write_text(text, encoding="utf-8")

    def run(self, *arguments, codes=(0,)):
        done = subprocess.run([self.alambique, *arguments], cwd=self.directory, capture_output=True, text=True,
                              check=False, env=ENVIRONMENT)
        if done.returncode not in codes:
            raise Failure(f"alambique {' '.join(arguments)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def generate(self, kind):
        """Whether there was something to write."""
        self.number += 1
        out = self.run("revision", "--autogenerate", "-m", f"next {self.number}", "--rev-id", f"r{self.number}", "-t", kind)
        return "Generated" in out

    def expect_same(self, one, other):
        out = self.run("diff", one, other, codes=(0, 7))
        if out:
            raise Failure(f"{one} and {other} are different:\n{out}")

    def dump_loads(self):
        self.run("dump", "-o", "dump.sql")
        self.expect_same("database", "dump.sql")


def rows_of(project, database, schema):
    """Two rows a table, where the database takes them; what is in them, by table."""
    for name, table in schema["tables"].items():
        for key in (1, 2):
            database(f"INSERT INTO {name} (id) VALUES ({key})", True)
    return {name: database(f"SELECT * FROM {name} ORDER BY id", True) for name in schema["tables"]}


DATABASE = "alq_schemas"


def own_url(dialect, url):
    """The database of these tests on the server of a URL."""
    if dialect == "postgresql":
        return url.replace("/postgres?", f"/{DATABASE}?")
    return url.replace("/test?", f"/{DATABASE}?") if dialect == "mysql" else url


def shell(dialect, url, directory, database=DATABASE):
    """Runs SQL by the database's own shell."""
    def run(sql, may_fail=False):
        if dialect == "sqlite":
            command = ["sqlite3", str(pathlib.Path(directory) / "app.db"), sql]
        elif dialect == "postgresql":
            command = ["psql", "-XAtqc", sql, url]
        else:
            socket = url.split("unix_socket=")[1]
            command = ["mariadb", "-N", "-B", "-S", socket, "-u", "root", database, "-e", sql]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode and not may_fail:
            raise Failure(f"{sql}: {done.stderr}")
        return done.stdout
    return run


def empty(dialect, run):
    if dialect == "postgresql":
        run("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    if dialect == "mysql":
        run(f"DROP DATABASE {DATABASE}; CREATE DATABASE {DATABASE}; USE {DATABASE}")


def make_own(dialect, url, is_made):
    if dialect != "sqlite":
        word = "CREATE DATABASE" if is_made else "DROP DATABASE IF EXISTS"
        shell(dialect, url, ".", "mysql")(f"{word} {DATABASE}")


def compare_rows(before, after, first, second):
    """Rows of tables that have not changed; of others their number."""
    for table, rows in before.items():
        if table not in after:
            continue
        is_same = first["tables"][table]["columns"] == second["tables"][table]["columns"]
        if (rows if is_same else rows.count("\n")) != (after[table] if is_same else after[table].count("\n")):
            raise Failure(f"rows of {table}: {rows!r} became {after[table]!r}")


def try_pair(alambique, dialect, url, seed, directory):
    keeps_rows = seed % 2 == 0
    schemas = Schemas(dialect, seed)
    first = schemas.schema()
    second = schemas.change(first, keeps_rows)
    run = shell(dialect, url, directory)
    empty(dialect, run)
    project = Project(alambique, directory, url)
    project.write("first.sql", schemas.write(first))
    project.write("second.sql", schemas.write(second))
    project.write("schema.sql", schemas.write(first))
    kind = KINDS[seed // 2 % len(KINDS)]
    if not project.generate(kind):
        raise Failure("nothing was generated")
    project.run("upgrade")
    project.run("check")
    project.dump_loads()
    before = rows_of(project, run, first) if keeps_rows else {}
    project.write("schema.sql", schemas.write(second))
    if not project.generate(kind):
        project.expect_same("first.sql", "second.sql")
        return
    project.run("upgrade")
    project.run("check")
    project.dump_loads()
    project.expect_same("database", "second.sql")
    after = {name: run(f"SELECT * FROM {name} ORDER BY id", True) for name in before if name in second["tables"]}
    compare_rows(before, after, first, second)
    project.run("downgrade")
    project.expect_same("database", "first.sql")
    again = {name: run(f"SELECT * FROM {name} ORDER BY id", True) for name in after}
    compare_rows(after, again, second, first)


def main():
    alambique, dialect, count = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    start = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    url = os.environ.get(URLS.get(dialect, ""), "sqlite:///app.db" if dialect == "sqlite" else None)
    if not url:
        sys.exit(77)
    failed = 0
    make_own(dialect, url, False)
    make_own(dialect, url, True)
    for seed in range(start, start + count):
        with tempfile.TemporaryDirectory(prefix="alq-schemas-") as directory:
            try:
                try_pair(alambique, dialect, own_url(dialect, url), seed, directory)
            except Failure as failure:
                failed += 1
                print(f"-- {dialect}, seed {seed}\n{failure}", flush=True)
    make_own(dialect, url, False)
    print(f"{count} pairs, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()

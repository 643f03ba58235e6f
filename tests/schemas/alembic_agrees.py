#!/usr/bin/env python3
"""What autogenerate detects, against real Alembic's: on SQLite, for one change at a time, in Alembic's own words.

    alembic_agrees.py ALAMBIQUE

Alembic compares the database with models; here those are reflected from a second database, which has the desired
schema. Ends with 77 where there is no Alembic.
"""

import logging
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile

try:
    import sqlalchemy as sa
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
except ImportError:
    sys.exit(77)

USERS = "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, email VARCHAR(50) NOT NULL, age INTEGER)"
COURSES = "CREATE TABLE courses (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER, title TEXT DEFAULT 'x')"
# name: (before, after)
CASES = {
    "added table": ([USERS], [USERS, COURSES]),
    "removed table": ([USERS, COURSES], [USERS]),
    "added column": ([USERS], [USERS.replace("age INTEGER", "age INTEGER, phone VARCHAR(20)")]),
    "removed column": ([USERS], [USERS.replace(", age INTEGER", "")]),
    "longer string": ([USERS], [USERS.replace("50", "90")]),
    "another type": ([USERS], [USERS.replace("age INTEGER", "age VARCHAR(3)")]),
    "not null": ([USERS], [USERS.replace("age INTEGER", "age INTEGER NOT NULL")]),
    "null": ([USERS], [USERS.replace("VARCHAR(50) NOT NULL", "VARCHAR(50)")]),
    "another default": ([COURSES], [COURSES.replace("'x'", "'y'")]),
    "no default": ([COURSES], [COURSES.replace(" DEFAULT 'x'", "")]),
    "added index": ([USERS], [USERS, "CREATE INDEX ix_email ON users (email, age)"]),
    "removed index": ([USERS, "CREATE INDEX ix_email ON users (email)"], [USERS]),
    "added unique index": ([USERS], [USERS, "CREATE UNIQUE INDEX ix_email ON users (email)"]),
    "added unique": ([USERS], [USERS.replace("age INTEGER", "age INTEGER, CONSTRAINT uq UNIQUE (email, age)")]),
    "removed unique": ([USERS.replace("age INTEGER", "age INTEGER, CONSTRAINT uq UNIQUE (email)")], [USERS]),
    "added foreign key": ([USERS, COURSES],
                          [USERS, COURSES.replace("'x'", "'x', CONSTRAINT fk FOREIGN KEY(owner) REFERENCES users (id)")]),
    "removed foreign key": ([USERS, COURSES.replace("'x'", "'x', CONSTRAINT fk FOREIGN KEY(owner) REFERENCES users (id)")],
                            [USERS, COURSES]),
    "nothing": ([USERS, COURSES], [USERS, COURSES]),
    "several": ([USERS, COURSES], [USERS.replace("50", "90").replace("age INTEGER", "born DATE"),
                                   COURSES.replace("owner INTEGER", "owner INTEGER NOT NULL"),
                                   "CREATE TABLE levels (id INTEGER NOT NULL PRIMARY KEY)"]),
}


class Lines(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(record.getMessage())


def make(path, statements):
    with sqlite3.connect(path) as database:
        for statement in statements:
            database.execute(statement)
    database.close()


def in_one_form(line):
    """Alembic 1.8 has lists where 1.19 has tuples, and 1.19 names the class that found a default."""
    line = re.sub(r"\[([^]]*)\]", lambda found: "(" + found[1] + ("" if ", " in found[1] else ",") + ")", line)
    return re.sub(r"^Dialect impl .* detected server", "Detected server", line)


def by_alembic(directory):
    handler = Lines()
    logger = logging.getLogger("alembic.autogenerate")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    metadata = sa.MetaData()
    metadata.reflect(bind=sa.create_engine(f"sqlite:///{directory}/after.db"))
    with sa.create_engine(f"sqlite:///{directory}/before.db").connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        compare_metadata(MigrationContext.configure(connection, opts=options), metadata)
    logger.removeHandler(handler)
    return sorted(line for line in map(in_one_form, handler.lines) if line.startswith("Detected"))


def by_alambique(alambique, directory):
    done = subprocess.run([alambique, "-d", "revisions", "--url", "sqlite:///before.db", "revision", "--autogenerate",
                           "--from", "database", "--schema", "sqlite:///after.db", "-m", "next"], cwd=directory,
                          capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C.UTF-8"})
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    return sorted(line for line in done.stderr.split("\n") if line.startswith("Detected"))


def main():
    alambique, failed = os.path.abspath(sys.argv[1]), 0
    for name, (before, after) in CASES.items():
        with tempfile.TemporaryDirectory(prefix="alq-agrees-") as directory:
            (pathlib.Path(directory) / "revisions").mkdir()
            make(f"{directory}/before.db", before)
            make(f"{directory}/after.db", after)
            theirs, ours = by_alembic(directory), by_alambique(alambique, directory)
        if theirs != ours:
            failed += 1
            print(f"-- {name}", *(f"Alembic:   {line}" for line in theirs), *(f"Alambique: {line}" for line in ours),
                  sep="\n")
    print(f"{len(CASES)} changes, {failed} detected otherwise")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()

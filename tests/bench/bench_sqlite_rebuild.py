#!/usr/bin/env python3
"""The rebuild of a table of 1,000,000 rows, against the same INSERT … SELECT in the sqlite3 shell.

The shell is given the new table, one INSERT … SELECT of all columns, DROP TABLE, the rename and the index, in one
transaction. Our own cost on top: reading and editing the definition, and the checks before and after."""

import pathlib
import shutil
import sqlite3
import sys

import measure

ROWS = 1_000_000
COLUMNS = ("id INTEGER PRIMARY KEY, name VARCHAR(50) NOT NULL, note TEXT{null}, amount NUMERIC(10, 2) DEFAULT 0, "
           "created TIMESTAMP, CHECK (amount >= 0)")
INDEX = "CREATE INDEX ix_measured_name ON measured (name)"
SCRIPT = f"""BEGIN IMMEDIATE;
CREATE TABLE new_measured ({COLUMNS.format(null=' NOT NULL')});
INSERT INTO new_measured SELECT * FROM measured;
DROP TABLE measured;
ALTER TABLE new_measured RENAME TO measured;
{INDEX};
COMMIT;
"""


def make(path):
    made = sqlite3.connect(path)
    made.execute(f"CREATE TABLE measured ({COLUMNS.format(null='')})")
    made.execute(INDEX)
    made.execute("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
                 "INSERT INTO measured SELECT i, 'name ' || (i * 7919 % 100003), 'a note about row ' || i, "
                 "i / 100.0, '2026-01-05 14:55:17' FROM n", (ROWS,))
    made.commit()
    made.close()


def content(path):
    made = sqlite3.connect(path)
    return made.execute("SELECT count(*), sum(id), sum(amount), max(name), sum(length(note)) FROM measured").fetchone()


def main():
    measure.need("sqlite3")
    with measure.scratch() as name:
        directory = pathlib.Path(name)
        make(directory / "made.db")
        measure.write(directory / "peer.sql", SCRIPT)

        def run_on(database, command, stdin=None):
            shutil.copy(directory / "made.db", directory / database)
            return measure.run(command, name, stdin=stdin)

        ours, peers = measure.alternate(
            lambda: run_on("ours.db", [str(measure.BUILD / "bench" / "sqlite_work"), "rebuild", "ours.db"]),
            lambda: run_on("peer.db", ["sqlite3", "peer.db"], stdin=str(directory / "peer.sql")))
        if content(directory / "ours.db") != content(directory / "peer.db"):
            sys.exit("the two tables differ")
        print(f"rebuild of a table of {ROWS} rows with one index")
        measure.report("rebuild, processor", ours, peers, "cpu", "ms", "at most 1.1")
        measure.report("rebuild, clock", ours, peers, "wall", "ms", "at most 1.1")
        measure.report("rebuild, peak memory", ours, peers, "memory", "MiB", "none")


main()

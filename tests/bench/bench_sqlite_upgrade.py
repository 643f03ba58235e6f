#!/usr/bin/env python3
"""`alambique upgrade` through 1,000 SQL revisions on an empty SQLite file, against the sqlite3 shell.

The shell is given, on its standard input, every statement that writes, in the same transactions (BEGIN
IMMEDIATE … COMMIT for each revision): those of the revisions, those on the version table and the rows of the
history, taken from the database that the first run made. Not given, and so our own cost: reading and
splitting the files, the look at the version table in each transaction, and starting with no database.
At the end both databases must be the same, row for row.
"""

import pathlib
import sqlite3
import subprocess
import sys

import measure

COUNT = 1000


def statements_of(number):
    table = f"measured_{number}"
    return [
        f"CREATE TABLE {table} (\n    id INTEGER NOT NULL PRIMARY KEY,\n    name VARCHAR(100) NOT NULL,\n"
        "    created TIMESTAMP DEFAULT CURRENT_TIMESTAMP,\n    amount NUMERIC(10, 2)\n)",
        f"CREATE INDEX ix_{table}_name ON {table} (name)",
        f"INSERT INTO {table} (name, created) VALUES ('one', 'then'), ('it''s; two', 'then')",
    ]


def make_project(directory):
    measure.write(directory / "alambique.ini", "[alambique]\nscript_location = %(here)s/revisions\n"
                  "sqlalchemy.url = sqlite:///ours.db\n")
    for number in range(COUNT):
        undo = [f"DROP TABLE measured_{number}"]
        measure.write(directory / "revisions" / f"{measure.revision_id(number)}_measured.sql",
                      measure.sql_revision(number, statements_of(number), undo))


def shell_script(database):
    """What wrote this database, as text for the shell."""
    made = sqlite3.connect(database)
    own_tables = [sql for (sql,) in made.execute(
        "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name LIKE 'al%' ORDER BY rowid")]
    history = made.execute("SELECT * FROM alambique_history ORDER BY number")
    columns = ", ".join(column[0] for column in history.description)
    text = []
    for number, event in enumerate(history):
        text.append("BEGIN IMMEDIATE")
        text += own_tables if number == 0 else []
        text += statements_of(number)
        this, before = measure.revision_id(number), measure.revision_id(number - 1)
        text.append(f"INSERT INTO alembic_version (version_num) VALUES ('{this}')" if number == 0 else
                    f"UPDATE alembic_version SET version_num='{this}' WHERE version_num = '{before}'")
        text.append(measure.history_insert(columns, event))
        text.append("COMMIT")
    assert number == COUNT - 1, number
    made.close()
    return "".join(line + ";\n" for line in text)


def dump(database, leave_out):
    text = subprocess.run(["sqlite3", database, ".dump"], check=True, capture_output=True, text=True).stdout
    return [line for line in text.splitlines() if leave_out not in line]


def main():
    measure.need("sqlite3")
    with measure.scratch() as name:
        directory = pathlib.Path(name)
        make_project(directory)
        script = str(directory / "peer.sql")

        def ours():
            (directory / "ours.db").unlink(missing_ok=True)
            return measure.run([measure.ALAMBIQUE, "upgrade", "head"], name)

        def peer():
            (directory / "peer.db").unlink(missing_ok=True)
            return measure.run(["sqlite3", "peer.db"], name, stdin=script)

        ours()
        measure.write(directory / "peer.sql", shell_script(directory / "ours.db"))
        our_costs, peer_costs = measure.alternate(ours, peer)
        # times, checksums and ids of the last run differ in the history alone
        if dump(directory / "ours.db", "alambique_history") != dump(directory / "peer.db", "alambique_history"):
            sys.exit("the two databases differ")
        print(f"{COUNT} SQL revisions of 3 statements on SQLite; statements, version row, history row and "
              "transaction counted on both sides")
        measure.report("upgrade, processor", our_costs, peer_costs, "cpu", "ms", "at most 1.1")
        measure.report("upgrade, clock", our_costs, peer_costs, "wall", "ms", "at most 1.1")
        measure.report("upgrade, peak memory", our_costs, peer_costs, "memory", "MiB", "none")


main()

#!/usr/bin/env python3
"""`alambique upgrade` of many SQLite files that are behind by 5 revisions, against a bare loop over SQLite's
interface with as many threads.

    bench_tenants.py [FILES [WORKERS]]      1,000 files and as many workers as processors, unless said

The loop (tenants_peer.c) opens each file, reads its version, and runs every statement that writes in the same
transactions: those of the revisions, those on the version table and the rows of the history, taken from a file
that the first run made. Not given, and so our own cost: reading and splitting the revisions, the looks before and
in each transaction, and the report. At the end every file must be the same on both sides.
"""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys

import measure

FILES = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
WORKERS = sys.argv[2] if len(sys.argv) > 2 else str(len(os.sched_getaffinity(0)))
APPLIED, BEHIND = 20, 5


def statements_of(number):
    table = f"measured_{number}"
    return [
        f"CREATE TABLE {table} (\n    id INTEGER NOT NULL PRIMARY KEY,\n    name VARCHAR(100) NOT NULL,\n"
        "    created TIMESTAMP DEFAULT CURRENT_TIMESTAMP,\n    amount NUMERIC(10, 2)\n)",
        f"CREATE INDEX ix_{table}_name ON {table} (name)",
        f"INSERT INTO {table} (name, created) VALUES ('one', 'then'), ('it''s two', 'then')",
    ]


def make_project(directory):
    measure.write(directory / "alambique.ini", "[alambique]\nscript_location = %(here)s/revisions\n"
                  "tenants = glob:ours/*.db\n")
    for number in range(APPLIED + BEHIND):
        measure.write(directory / "revisions" / f"{measure.revision_id(number)}_measured.sql",
                      measure.sql_revision(number, statements_of(number), [f"DROP TABLE measured_{number}"]))


def peer_script(database):
    """What the last revisions wrote, as text."""
    made = sqlite3.connect(database)
    history = made.execute("SELECT * FROM alambique_history WHERE number > ? ORDER BY number", (APPLIED,))
    columns = ", ".join(column[0] for column in history.description)
    text = []
    for number, event in enumerate(history, APPLIED):
        this, before = measure.revision_id(number), measure.revision_id(number - 1)
        text += ["BEGIN IMMEDIATE", *statements_of(number),
                 f"UPDATE alembic_version SET version_num='{this}' WHERE version_num = '{before}'",
                 measure.history_insert(columns, event), "COMMIT"]
    made.close()
    return "".join(line + "\n--\n" for line in text)


def fill(directory, template):
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir()
    content = template.read_bytes()
    for number in range(FILES):
        (directory / f"tenant{number:06}.db").write_bytes(content)
    os.sync()


def dump(database):
    text = subprocess.run(["sqlite3", database, ".dump"], check=True, capture_output=True, text=True).stdout
    return [line for line in text.splitlines() if "alambique_history" not in line]


def check(directory):
    for number in (0, FILES // 2, FILES - 1):
        name = f"tenant{number:06}.db"
        if dump(directory / "ours" / name) != dump(directory / "peer" / name):
            sys.exit(f"{name} differs")


def main():
    measure.need("sqlite3")
    with measure.scratch() as name:
        directory = pathlib.Path(name)
        make_project(directory)
        template = directory / "template.db"
        url = f"sqlite:///{template}"
        head = measure.revision_id(APPLIED - 1)
        measure.run([measure.ALAMBIQUE, "--url", url, "upgrade", head], name)
        shutil.copy(template, directory / "done.db")
        measure.run([measure.ALAMBIQUE, "--url", f"sqlite:///{directory / 'done.db'}", "upgrade"], name)
        measure.write(directory / "peer.sql", peer_script(directory / "done.db"))
        measure.write(directory / "peer.txt",
                      "".join(f"peer/tenant{number:06}.db\n" for number in range(FILES)))

        def ours():
            fill(directory / "ours", template)
            return measure.run([measure.ALAMBIQUE, "upgrade", "--workers", WORKERS], name)

        def again():
            return measure.run([measure.ALAMBIQUE, "upgrade", "--workers", WORKERS], name)

        def peer():
            fill(directory / "peer", template)
            return measure.run([str(measure.BUILD / "bench" / "tenants_peer"), WORKERS, "peer.sql"], name,
                               stdin=str(directory / "peer.txt"))

        our_costs, peer_costs = measure.alternate(ours, peer)
        check(directory)
        print(f"{FILES} SQLite files behind by {BEHIND} of {APPLIED + BEHIND} revisions, {WORKERS} workers; "
              "statements, version row, history row and transaction counted on both sides")
        measure.report("upgrade, clock", our_costs, peer_costs, "wall", "ms", "at most 1.3")
        measure.report("upgrade, processor", our_costs, peer_costs, "cpu", "ms", "none")
        measure.report("upgrade, peak memory", our_costs, peer_costs, "memory", "MiB", "none")
        measure.report("nothing to do, clock, against the upgrade", [again() for _ in our_costs], our_costs, "wall",
                       "ms", "none")


main()

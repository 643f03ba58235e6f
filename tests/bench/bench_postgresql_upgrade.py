#!/usr/bin/env python3
"""`alambique upgrade` through 1,000 SQL revisions on PostgreSQL, against psql.

psql is given, as a file, every statement that writes, in the same transactions: those of the revisions, those on the
version table and the rows of the history, taken from the database that the first run made. Not given, and so our own
cost: reading and splitting the files, the lock and its session, the look at the version table.
Both databases are emptied before each run. At the end both must be the same, row for row.
"""

import pathlib
import subprocess
import sys

import measure
import postgresql_server

COUNT = 1000


def statements_of(number):
    table = f"measured_{number}"
    return [
        f"CREATE TABLE {table} (\n    id INTEGER NOT NULL PRIMARY KEY,\n    name VARCHAR(100) NOT NULL,\n"
        "    created TIMESTAMP DEFAULT CURRENT_TIMESTAMP,\n    amount NUMERIC(10, 2)\n)",
        f"CREATE INDEX ix_{table}_name ON {table} (name)",
        f"INSERT INTO {table} (id, name) VALUES (1, 'one'), (2, 'it''s; two')",
    ]


def make_project(directory):
    measure.write(directory / "alambique.ini", "[alambique]\nscript_location = %(here)s/revisions\n")
    for number in range(COUNT):
        undo = [f"DROP TABLE measured_{number}"]
        measure.write(directory / "revisions" / f"{measure.revision_id(number)}_measured.sql",
                      measure.sql_revision(number, statements_of(number), undo))


def shell_script(server, database):
    """What wrote this database, as text for psql."""
    own_tables = subprocess.run(["pg_dump", "--schema-only", "--inserts", "-t", "al*", server.url(database)], check=True,
                                capture_output=True, text=True).stdout
    own_tables = [line for line in own_tables.splitlines()
                  if not line.startswith(("--", "SET", "SELECT", "\\"))]
    history = server.ask(database, "SELECT format('%L, %L, %L, %L, %L, %L, %L, %L, %L, %L, %L', revision, action,"
                         " checksum, downgrade, tool, who, host, started, finished, outcome, error)"
                         " FROM alambique_history ORDER BY number").split("\x01")
    rows = [row for row in history if row.strip()]
    assert len(rows) == COUNT, len(rows)
    text = []
    for number, row in enumerate(rows):
        text.append("BEGIN;")
        text += own_tables if number == 0 else []
        text += [statement + ";" for statement in statements_of(number)]
        this, before = measure.revision_id(number), measure.revision_id(number - 1)
        text.append(f"INSERT INTO public.alembic_version (version_num) VALUES ('{this}');" if number == 0 else
                    f"UPDATE alembic_version SET version_num='{this}' WHERE version_num = '{before}';")
        text.append("INSERT INTO public.alambique_history (number, revision, action, checksum, downgrade, tool, who,"
                    " host, started, finished, outcome, error) SELECT coalesce(max(number), 0) + 1, "
                    + row.strip("\n") + " FROM public.alambique_history;")
        text.append("COMMIT;")
    return "\n".join(text) + "\n"


def main():
    measure.need("psql")
    with measure.scratch() as name, postgresql_server.Server() as server:
        directory = pathlib.Path(name)
        make_project(directory)
        script = str(directory / "peer.sql")

        def ours():
            server.recreate("ours")
            return measure.run([measure.ALAMBIQUE, "--url", server.url("ours"), "upgrade", "head"], name)

        def peer():
            server.recreate("peer")
            return measure.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", "-f", script, server.url("peer")], name)

        ours()
        measure.write(directory / "peer.sql", shell_script(server, "ours"))
        our_costs, peer_costs = measure.alternate(ours, peer)
        for database in ("ours", "peer"):
            found = server.ask(database, "SELECT (SELECT count(*) FROM pg_class WHERE relname LIKE 'measured%'),"
                               " (SELECT version_num FROM alembic_version), (SELECT count(*) FROM alambique_history)")
            if found.strip("\n\x01") != f"{2 * COUNT}|{measure.revision_id(COUNT - 1)}|{COUNT}":
                sys.exit(f"{database} is not what it should be: {found}")
        print(f"{COUNT} SQL revisions of 3 statements on PostgreSQL; statements, version row, history row and "
              "transaction counted on both sides; a server without fsync, on a socket")
        measure.report("upgrade, clock", our_costs, peer_costs, "wall", "ms", "at most 1.1")
        measure.report("upgrade, processor of the client", our_costs, peer_costs, "cpu", "ms", "none")
        measure.report("upgrade, peak memory", our_costs, peer_costs, "memory", "MiB", "none")


main()

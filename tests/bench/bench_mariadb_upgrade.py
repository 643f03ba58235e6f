#!/usr/bin/env python3
"""`alambique upgrade` through 1,000 SQL revisions on MariaDB, against its shell.

The shell is given, as a file, every statement of the revisions, those on the version table and the rows of the history,
with the version row and the history in one transaction. Not given, and so our own cost: reading and splitting the
files, the lock, and the journal, without which a kill would leave half a revision that nobody knows of.
Both databases are emptied before each run. At the end both must be the same, row for row.
"""

import pathlib
import sys

import mariadb_server
import measure

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
    """What wrote this database, as text for the shell."""
    own_tables = [server.ask(database, f"SHOW CREATE TABLE {table}").split("\t", 1)[1].strip() + ";"
                  for table in ("alembic_version", "alambique_history")]
    columns = ("revision, action, checksum, downgrade, tool, who, host, started, finished, outcome, error")
    quoted = ", ',', ".join(f"quote({column})" for column in columns.split(", "))
    rows = server.ask(database, f"SELECT replace(concat({quoted}), '\\n', '\\\\n') FROM alambique_history"
                                " ORDER BY number").splitlines()
    assert len(rows) == COUNT, len(rows)
    text = list(own_tables)
    for number, row in enumerate(rows):
        text += [statement + ";" for statement in statements_of(number)]
        this, before = measure.revision_id(number), measure.revision_id(number - 1)
        text.append("START TRANSACTION;")
        text.append(f"INSERT INTO alembic_version (version_num) VALUES ('{this}');" if number == 0 else
                    f"UPDATE alembic_version SET version_num='{this}' WHERE version_num = '{before}';")
        text.append(f"INSERT INTO alambique_history (number, {columns}) SELECT coalesce(max(number), 0) + 1, {row}"
                    " FROM alambique_history;")
        text.append("COMMIT;")
    return "\n".join(text) + "\n"


def main():
    measure.need("mariadb")
    with measure.scratch() as name, mariadb_server.Server() as server:
        directory = pathlib.Path(name)
        make_project(directory)

        def ours():
            server.recreate("ours")
            return measure.run([measure.ALAMBIQUE, "--url", server.url("ours"), "upgrade", "head"], name)

        def peer():
            server.recreate("peer")
            shell = " ".join(f"'{word}'" for word in server.shell("peer"))
            return measure.run(["sh", "-c", f"exec {shell} <peer.sql"], name)

        ours()
        measure.write(directory / "peer.sql", shell_script(server, "ours"))
        our_costs, peer_costs = measure.alternate(ours, peer)
        for database in ("ours", "peer"):
            found = server.ask(database, "SELECT (SELECT count(*) FROM information_schema.tables WHERE table_schema ="
                                         " database()), (SELECT version_num FROM alembic_version), (SELECT count(*)"
                                         " FROM alambique_history)")
            if found.split() != [str(COUNT + 2), measure.revision_id(COUNT - 1), str(COUNT)]:
                sys.exit(f"{database} is not what it should be: {found}")
        print(f"{COUNT} SQL revisions of 3 statements on MariaDB; statements, version row and history row counted on "
              "both sides; a server with its files in memory, on a socket")
        measure.report("upgrade, clock", our_costs, peer_costs, "wall", "ms", "at most 2")
        measure.report("upgrade, processor of the client", our_costs, peer_costs, "cpu", "ms", "none")
        measure.report("upgrade, peak memory", our_costs, peer_costs, "memory", "MiB", "none")


main()

#!/usr/bin/env python3
"""Inspection of a SQLite schema of 2,000 tables, against the bare catalogue queries in the sqlite3 shell: one query each
over the tables' columns, indexes with their columns, and foreign keys, with the texts of sqlite_schema."""

import pathlib
import sqlite3

import measure

TABLES = 2000
QUERIES = """SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name;
SELECT m.name, c.* FROM sqlite_schema AS m, pragma_table_xinfo(m.name) AS c WHERE m.type = 'table';
SELECT m.name, i.*, c.* FROM sqlite_schema AS m, pragma_index_list(m.name) AS i, pragma_index_xinfo(i.name) AS c
WHERE m.type = 'table';
SELECT m.name, f.* FROM sqlite_schema AS m, pragma_foreign_key_list(m.name) AS f WHERE m.type = 'table';
"""
TEXTS = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name;\n"


def make(path):
    made = sqlite3.connect(path)
    for number in range(TABLES):
        made.execute(
            f"CREATE TABLE measured_{number} (\n    id INTEGER NOT NULL,\n    name VARCHAR(100) NOT NULL,\n"
            "    created TIMESTAMP DEFAULT CURRENT_TIMESTAMP,\n    amount NUMERIC(10, 2) DEFAULT 0,\n"
            f"    parent_id INTEGER,\n    note TEXT,\n    CONSTRAINT pk_{number} PRIMARY KEY (id),\n"
            f"    CONSTRAINT uq_{number} UNIQUE (name),\n    CONSTRAINT ck_{number} CHECK (amount >= 0),\n"
            f"    CONSTRAINT fk_{number} FOREIGN KEY (parent_id) REFERENCES measured_{number // 2} (id)\n)")
        made.execute(f"CREATE INDEX ix_{number} ON measured_{number} (created, note)")
    made.commit()
    made.close()


def main():
    measure.need("sqlite3")
    with measure.scratch() as name:
        directory = pathlib.Path(name)
        make(directory / "made.db")
        measure.write(directory / "queries.sql", QUERIES)
        measure.write(directory / "texts.sql", TEXTS)
        work = [str(measure.BUILD / "bench" / "sqlite_work"), "inspect", "made.db"]
        print(f"inspection of {TABLES} tables")
        for what, script in (("catalogue queries", "queries.sql"), ("the texts alone", "texts.sql")):
            ours, peers = measure.alternate(
                lambda: measure.run(work, name),
                lambda script=script: measure.run(["sqlite3", "made.db"], name, stdin=str(directory / script)))
            measure.report(f"inspection against {what}, processor", ours, peers, "cpu", "ms", "at most 2")
            measure.report(f"inspection against {what}, clock", ours, peers, "wall", "ms", "at most 2")


main()

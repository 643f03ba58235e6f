#!/usr/bin/env python3
"""Inspection of a PostgreSQL schema of 2,000 tables with indexes and foreign keys, against the same catalogue queries
in psql."""

import pathlib
import re
import subprocess

import measure
import postgresql_server

TABLES = 2000
QUERIES = pathlib.Path(__file__).resolve().parents[2] / "src" / "database" / "postgresql"


def make(server):
    server.recreate("made")
    text = ["BEGIN;", "CREATE SCHEMA measured;", "SET search_path = measured;"]
    for number in range(TABLES):
        text.append(
            f"CREATE TABLE measured_{number} (\n    id SERIAL NOT NULL,\n    name VARCHAR(100) NOT NULL,\n"
            "    created TIMESTAMP DEFAULT CURRENT_TIMESTAMP,\n    amount NUMERIC(10, 2) DEFAULT 0,\n"
            f"    parent_id INTEGER,\n    note TEXT,\n    CONSTRAINT pk_{number} PRIMARY KEY (id),\n"
            f"    CONSTRAINT uq_{number} UNIQUE (name),\n    CONSTRAINT ck_{number} CHECK (amount >= 0),\n"
            f"    CONSTRAINT fk_{number} FOREIGN KEY (parent_id) REFERENCES measured_{number // 2} (id)\n);")
        text.append(f"CREATE INDEX ix_{number} ON measured_{number} (created, note);")
        if number % 200 == 199:
            text.append("COMMIT; BEGIN;")
    text += ["COMMIT;", "VACUUM ANALYZE;"]
    subprocess.run(["psql", "-qX", "-v", "ON_ERROR_STOP=1", server.url("made")], input="\n".join(text), text=True,
                   check=True)


def bare_queries(server):
    """The text of the .sql files with the schema's id in place of the parameter."""
    oid = server.ask("made", "SELECT oid FROM pg_namespace WHERE nspname = 'measured'").strip("\x01\n")
    text = []
    for name in ("relations", "types", "columns", "constraints", "indexes", "triggers"):
        query = (QUERIES / f"{name}.sql").read_text()
        query = "\n".join(line for line in query.split("\n") if not re.match(r"\s*--", line))
        text.append(query.strip().replace("?::oid", f"{oid}::oid") + ";")
    return "\n".join(text) + "\n"


def main():
    measure.need("psql")
    with measure.scratch() as name, postgresql_server.Server() as server:
        make(server)
        script = pathlib.Path(name) / "queries.sql"
        measure.write(script, bare_queries(server))
        work = [str(measure.BUILD / "bench" / "postgresql_work"), server.url("made"), "measured"]
        ours, peers = measure.alternate(
            lambda: measure.run(work, name),
            lambda: measure.run(["psql", "-qAtX", "-o", "/dev/null", "-f", str(script), server.url("made")], name))
        print(f"inspection of {TABLES} tables on PostgreSQL, against the same queries in psql")
        measure.report("inspection, clock", ours, peers, "wall", "ms", "at most 1.5")
        measure.report("inspection, processor of the client", ours, peers, "cpu", "ms", "none")
        measure.report("inspection, peak memory", ours, peers, "memory", "MiB", "none")


main()

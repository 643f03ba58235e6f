#!/usr/bin/env python3
"""The operations of tests/conformance/render.jsonl on a live PostgreSQL server: each body run by the real Alembic that is
installed, and the same operations by us, must leave the same database.

    live_cases.py LIVE_CASES [-v]

Each case runs in a transaction that is rolled back, in a database with the tables that it needs. Where both fail the
case is the same. What the installed Alembic is too old for is passed over, and counted. Ends with 77 where there is no
Alembic, psycopg2 or server.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import psycopg2  # noqa: F401 (SQLAlchemy's driver)
    import sqlalchemy
    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy.dialects import mysql, postgresql, sqlite
except ImportError:
    print("no Alembic or no psycopg2 here")
    sys.exit(77)

HERE = pathlib.Path(__file__).resolve().parent
CASES = HERE.parent / "conformance" / "render.jsonl"
BASE_COLUMNS = ["id", "a", "b", "c", "x", "y", "v", "w"]


def quoted(name):
    return '"' + name.replace('"', '""') + '"'


def full_name(schema, table):
    return (quoted(schema) + "." if schema else "") + quoted(table)


def flat(operations):
    for operation in operations:
        yield from flat(operation["operations"]) if operation["kind"] == "batch" else [operation]


def referred_tables(operation):
    """(schema, table) of foreign keys."""
    constraints = (list(operation.get("constraints", [])) + list(operation.get("created", {}).get("constraints", []))
                   + ([operation["constraint"]] if "constraint" in operation else []))
    return [(each.get("referred_schema"), each["referred_table"]) for each in constraints
            if each.get("referred_table")]


def columns_of(operation):
    """Those that must be there, with a type where one is said."""
    found = {}
    change = operation.get("change", {})
    if operation["kind"] == "alter_column":
        found[operation["name"]] = (change.get("existing_type") or {}).get("kind", "integer")
    if operation["kind"] == "drop_column":
        found[operation["name"]] = "integer"
    if operation["kind"] == "create_constraint":
        found.update({name: "integer" for name in operation["constraint"].get("columns", [])})
    if operation["kind"] == "bulk_insert":
        found.update({name: ROW_TYPES.get(name, "integer") for name in operation["columns"]})
    for element in operation.get("index", {}).get("elements", []):
        if element.get("column"):
            found[element["column"]] = "integer"
    return found


# of the columns that bulk_insert fills
ROW_TYPES = {"Name": "text", "n": "numeric", "f": "float8", "d": "date", "ts": "date_time", "ti": "time", "b": "boolean",
             "u": "uuid", "bin": "bytea"}
TYPES = {kind: kind for kind in ("float8", "date", "time", "uuid", "bytea")} | {
    "text": "text", "string": "varchar", "boolean": "boolean", "date_time": "timestamp", "numeric": "numeric"}


def setup_of(operations):
    """The schemas and tables that the operations take for granted."""
    schemas, tables, made = {}, {}, set()
    for operation in flat(operations):
        created = operation.get("created")
        if created:
            made.add((created.get("schema"), created["name"]))
        schema = (created or operation.get("sequence") or operation).get("schema")
        schemas[schema] = True
        if operation.get("table") and (operation.get("schema"), operation["table"]) not in made:
            tables.setdefault((operation.get("schema"), operation["table"]), {}).update(columns_of(operation))
        for referred in referred_tables(operation):
            schemas[referred[0]] = True
            if referred not in made:
                tables.setdefault(referred, {})
    added = {(operation.get("schema"), operation["table"], operation["column"]["name"]) for operation in flat(operations)
             if operation["kind"] == "add_column"}
    text = [f"CREATE SCHEMA {quoted(schema)};" for schema in schemas if schema]
    for (schema, table), columns in tables.items():
        columns = {name: "integer" for name in BASE_COLUMNS} | columns
        parts = [f"{quoted(name)} {TYPES.get(kind, 'integer')}" for name, kind in columns.items()
                 if (schema, table, name) not in added]
        names = [name for name in ("id", "a", "x") if (schema, table, name) not in added]
        parts += [f"UNIQUE ({quoted(name)})" for name in names]
        if "a" in names and "x" in names:
            parts += ["UNIQUE (a, b)", "UNIQUE (x, y)"]
        text.append(f"CREATE TABLE {full_name(schema, table)} ({', '.join(parts)});")
    return "".join(text)


def read_cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        recorded = json.loads(line)
        operations = recorded["postgresql"].get("operations", recorded.get("operations"))
        if not operations or any(each["kind"] in ("autocommit", "execute") for each in operations):
            continue
        if "concurrently" in json.dumps(operations):
            continue  # not in a transaction
        if "left_out" in json.dumps(operations):
            continue  # with several rows SQLAlchemy goes by the first, we by each
        if any(each.get("recreate") == "always" for each in operations):
            continue  # Alembic copies the table on every database, we where it must be
        yield {"case": recorded["case"], "body": recorded["body"], "operations": operations,
               "naming": recorded.get("naming"), "setup": setup_of(operations)}


def run_alembic(engine, cases, summary):
    """case -> (result, error)."""
    answers = {}
    for case in cases:
        with engine.connect() as connection:
            transaction = connection.begin()
            try:
                if case["setup"]:
                    connection.exec_driver_sql(case["setup"])
                metadata = sqlalchemy.MetaData(naming_convention=case["naming"]) if case["naming"] else None
                context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
                namespace = {"sa": sqlalchemy, "postgresql": postgresql, "mysql": mysql, "sqlite": sqlite}
                with Operations.context(context) as op:
                    exec(case["body"], namespace | {"op": op})  # written for this project
                answers[case["case"]] = (connection.exec_driver_sql(summary).scalar(), None)
            except sqlalchemy.exc.DBAPIError as error:
                answers[case["case"]] = (None, error.orig)
            except Exception as error:  # the installed one is too old, or refuses
                answers[case["case"]] = (None, error)
            finally:
                transaction.rollback()
    return answers


def main():
    url = os.environ.get("ALQ_POSTGRESQL_URL")
    if not url:
        return 77
    is_loud = "-v" in sys.argv
    cases = list(read_cases())
    summary = (HERE / "summary_postgresql.sql").read_text(encoding="utf-8")
    server = sqlalchemy.create_engine(url, isolation_level="AUTOCOMMIT")
    name = f"live_cases_{os.getpid()}"
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    url = re.sub(r"/[^/?]*\?", f"/{name}?", url, count=1)
    engine = sqlalchemy.create_engine(url)
    try:
        theirs = run_alembic(engine, cases, summary.replace("%", "%%"))
        engine.dispose()
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(case) + "\n" for case in cases)
            file.flush()
            output = subprocess.run([sys.argv[1], url, file.name, HERE / "summary_postgresql.sql"], check=True,
                                    stdout=subprocess.PIPE, text=True).stdout
    finally:
        engine.dispose()
        with server.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    return judge(cases, theirs, [json.loads(line) for line in output.splitlines()], is_loud)


def judge(cases, theirs, ours, is_loud):
    counts = dict.fromkeys(["same", "both refuse", "Alembic too old or refuses", "better", "different"], 0)
    for case, answer in zip(cases, ours):
        result, error = theirs[case["case"]]
        if result is not None and answer["result"] == result:
            verdict = "same"
        elif result is None and not hasattr(error, "pgcode"):
            verdict = "Alembic too old or refuses"
        elif result is None and answer["result"] is None:
            verdict = "both refuse"
        else:
            verdict = "better" if result is None else "different"
        counts[verdict] += 1
        if verdict == "different" or (is_loud and verdict in ("both refuse", "better")):
            print(f"{verdict}: case {case['case']}: {case['body']}\n  ours: {answer['error']}\n  theirs: {error}")
            if answer["result"] and result:
                mine, other = set(answer["result"].split("\n")), set(result.split("\n"))
                print("".join(f"  + {line}\n" for line in sorted(mine - other))
                      + "".join(f"  - {line}\n" for line in sorted(other - mine)), end="")
    print(f"Alembic with SQLAlchemy {sqlalchemy.__version__}: "
          + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))
    return int(counts["different"] > 0 or not counts["same"] or len(ours) != len(cases))


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""The operations of tests/conformance/render.jsonl on a live MariaDB or MySQL server: each body run by the real Alembic that is
installed, and the same operations by us, must leave the same databases.

    live_cases_mariadb.py LIVE_CASES [-v]

Each case begins with the databases and tables that it needs, which are dropped before the next. Left out are rows, and
alterations for which the tables would have to hold what the case only claims of them: there we go by what is there,
Alembic by the claim. Ends with 77 where there is no Alembic, PyMySQL or server.
"""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

import live_cases
from live_cases import CASES, HERE, MigrationContext, Operations, mysql, postgresql, sqlalchemy, sqlite

try:
    import pymysql  # noqa: F401 (SQLAlchemy's driver)
except ImportError:
    print("no PyMySQL here")
    sys.exit(77)

MAIN = "live_cases"

# Where we differ on purpose: a column that is altered keeps its AUTO_INCREMENT, and a key numbers itself though a
# sequence is named for it, as on MySQL, because nothing else would fill it.
ON_PURPOSE = ("nullable=True)", 'sa.Sequence("sq"), primary_key=True')

# Every so manieth case, because a definition takes its time; ALQ_LIVE_STRIDE=1 takes all.
STRIDE = int(os.environ.get("ALQ_LIVE_STRIDE", "3"))


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


live_cases.quoted = quoted
live_cases.TYPES = {"string": "varchar(50)", "text": "text", "date_time": "datetime", "date": "date",
                    "boolean": "bool", "big_integer": "bigint", "numeric": "decimal(10,0)"}


def is_claim(operation):
    """Whether an alteration says of the column what the tables made here do not hold."""
    change = operation.get("change", {})
    existing = change.get("existing_type") or {}
    says_more = {"existing_nullable", "existing_default", "existing_comment", "existing_autoincrement"} & set(change)
    # existing_type alone must be one that is made here exactly
    return operation["kind"] == "alter_column" and (
        bool(says_more) or set(existing) - {"kind"} or existing.get("kind", "integer") not in (
            "integer", "text", "date_time", "date", "big_integer"))


def setup_of(operations):
    schemas = {each.get("schema") for operation in live_cases.flat(operations)
               for each in (operation, operation.get("created", {}), operation.get("sequence", {}))}
    schemas |= {schema for operation in live_cases.flat(operations)
                for schema, _ in live_cases.referred_tables(operation)}
    names = [MAIN] + sorted(schema for schema in schemas if schema)
    text = "SET SESSION group_concat_max_len = 10000000;\nSET SESSION foreign_key_checks = 1;\n"
    text += "".join(f"CREATE DATABASE {quoted(name)};\n" for name in names[:1]) + f"USE {quoted(MAIN)};\n"
    made = live_cases.setup_of(operations).replace(";", ";\n").replace("UNIQUE (a, b)", "UNIQUE ab (a, b)")
    return {"setup": text + made, "names": names}


def clean_up(names):
    return "SET SESSION foreign_key_checks = 0;\n" + "".join(
        f"DROP DATABASE IF EXISTS {quoted(name)};\n" for name in names)


def read_cases():
    everything = {MAIN}
    cases = []
    for line in CASES.read_text(encoding="utf-8").splitlines():
        recorded = json.loads(line)
        operations = recorded["mysql"].get("operations", recorded.get("operations"))
        if not operations or any(each["kind"] in ("autocommit", "execute", "bulk_insert") for each in operations):
            continue
        if any(is_claim(each) for each in live_cases.flat(operations)):
            continue
        if "primary_key=True" in recorded["body"] and any(text in recorded["body"] for text in ON_PURPOSE):
            continue
        if any(each.get("recreate") == "always" for each in operations):
            continue  # Alembic copies the table on every database, we where it must be
        prepared = setup_of(operations)
        everything |= set(prepared["names"])
        cases.append({"case": recorded["case"], "body": recorded["body"], "operations": operations,
                      "naming": recorded.get("naming"), "setup": prepared["setup"]})
    cases = cases[::STRIDE]
    for case in cases:
        case["setup"] = clean_up(sorted(everything)) + case["setup"]
    return cases, sorted(everything)


def run_statements(connection, text):
    for statement in text.split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement.replace("%", "%%"))


def run_alembic(engine, cases, summary):
    """case -> (result, error)."""
    answers = {}
    for case in cases:
        with engine.connect() as connection:
            try:
                run_statements(connection, case["setup"])
                metadata = sqlalchemy.MetaData(naming_convention=case["naming"]) if case["naming"] else None
                context = MigrationContext.configure(connection, opts={"target_metadata": metadata})
                namespace = {"sa": sqlalchemy, "postgresql": postgresql, "mysql": mysql, "sqlite": sqlite}
                with Operations.context(context) as op:
                    exec(case["body"], namespace | {"op": op})  # written for this project
                answers[case["case"]] = (connection.exec_driver_sql(summary.replace("%", "%%")).scalar(), None)
            except sqlalchemy.exc.DBAPIError as error:
                error.orig.pgcode = ""  # the server's own, to live_cases
                answers[case["case"]] = (None, error.orig)
            except Exception as error:  # the installed one is too old, or refuses
                answers[case["case"]] = (None, error)
    return answers


def read_summary(engine, databases):
    """The query for all that is in these databases; other tests work on the server at the same time."""
    text = (HERE / "summary_mariadb.sql").read_text(encoding="utf-8").replace(
        "<databases>", ", ".join(f"'{name}'" for name in databases))
    engine.connect().close()  # which finds out what it is
    if not engine.dialect.is_mariadb:  # MySQL's CHECKs do not say whose they are, its indexes have expressions
        text = text.replace("table_name, constraint_name, check_clause", "constraint_name, check_clause")
        text = text.replace("sub_part, index_type", "sub_part, expression, index_type")
        # SQLAlchemy 1.4 does not write DEFAULT (1.5), as 2.0 does
        text = text.replace("'-'), extra,", "'-'), replace(extra, 'DEFAULT_GENERATED', ''),")
    return text


def main():
    url = os.environ.get("ALQ_MARIADB_URL", "")
    if not url or not os.path.exists(url.split("unix_socket=")[-1]):
        return 77
    cases, databases = read_cases()
    engine = sqlalchemy.create_engine(url.replace("mysql:", "mysql+pymysql:"), isolation_level="AUTOCOMMIT",
                                      poolclass=sqlalchemy.pool.NullPool)
    summary = read_summary(engine, databases)
    theirs = run_alembic(engine, cases, summary)
    with tempfile.TemporaryDirectory() as folder:
        inputs = pathlib.Path(folder, "cases.jsonl"), pathlib.Path(folder, "summary.sql")
        inputs[0].write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
        inputs[1].write_text(summary, encoding="utf-8")
        output = subprocess.run([sys.argv[1], url, *inputs], check=True, stdout=subprocess.PIPE,
                                text=True).stdout
    with engine.connect() as connection:
        run_statements(connection, clean_up(databases))
    return live_cases.judge(cases, theirs, [json.loads(line) for line in output.splitlines()], "-v" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())

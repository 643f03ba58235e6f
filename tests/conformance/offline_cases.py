#!/usr/bin/env python3
"""Compares `alambique upgrade --sql` with what Alembic wrote for the same revision bodies.

    offline_cases.py --alambique PROGRAM [--cases FILE] [--differences FILE] [--dialect NAME]
                     [--list-failures] [--show] [--jobs N] [NUMBER | GROUP ...]

A case passes when the text is the same byte for byte, or where Alembic refuses, when the program
does too. What stands in the list of differences (one line a case: number, dialect, reason) must
differ: a row that is not needed any more is a failure as well. Ends with 1 if anything fails.
"""

import argparse
import concurrent.futures
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DIALECTS = ("sqlite", "postgresql", "mysql")
HEAD = """from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite
import datetime, decimal, enum, uuid

revision = 'r1'
down_revision = None


def upgrade():
"""


def write_project(directory, case):
    versions = directory / "versions"
    versions.mkdir(parents=True)
    (directory / "alembic.ini").write_text("[alembic]\nscript_location = .\n")
    body = "".join(f"    {line}\n" if line else "\n" for line in case["body"].split("\n"))
    (versions / "r1.py").write_text(HEAD + body)


def run_case(program, root, case, dialect):
    """What is written for the body, or None and the error."""
    directory = root / str(case["case"])
    done = subprocess.run(
        [program, "-c", str(directory / "alembic.ini"), "--url", f"{dialect}://", "--quiet",
         "upgrade", "head", "--sql"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        return None, done.stderr.strip()
    _, _, rest = done.stdout.partition("-- Running upgrade  -> r1\n\n")
    sql, found, _ = rest.rpartition("INSERT INTO alembic_version")
    return (sql, "") if found else (None, "no statement on the version table: " + done.stdout)


def judge(case, dialect, sql):
    expected = case[dialect].get("sql")
    return sql is None if expected is None else sql == expected


def explain(case, dialect, sql, error):
    expected = case[dialect].get("sql")
    if expected is None:
        return "Alembic refuses (%s); written:\n%s" % (case[dialect]["error"], sql)
    if sql is None:
        return error
    return "".join(difflib.unified_diff(expected.splitlines(True), sql.splitlines(True),
                                        "alembic", "alambique"))


def read_differences(path):
    """(case, dialect) -> reason."""
    rows = {}
    for line in path.read_text().splitlines() if path.exists() else []:
        if line and not line.startswith("#"):
            number, dialect, reason = line.split(None, 2)
            rows[int(number), dialect] = reason
    return rows


def arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--alambique", required=True)
    parser.add_argument("--cases", default=HERE / "offline_sql.jsonl")
    parser.add_argument("--differences", default=HERE / "offline_differences.txt",
                        type=pathlib.Path)
    parser.add_argument("--dialect", choices=DIALECTS)
    parser.add_argument("--list-failures", action="store_true")
    parser.add_argument("--show", action="store_true", help="print bodies and what is written")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("wanted", nargs="*")
    return parser.parse_args()


def main():
    options = arguments()
    program = str(pathlib.Path(options.alambique).resolve())
    cases = [json.loads(line) for line in open(options.cases)]
    if options.wanted:
        cases = [case for case in cases
                 if str(case["case"]) in options.wanted or case["group"] in options.wanted]
    dialects = [options.dialect] if options.dialect else DIALECTS
    known = read_differences(options.differences)
    failures = passed = 0
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for case in cases:
            write_project(root / str(case["case"]), case)
        jobs = [(case, dialect) for case in cases for dialect in dialects]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(lambda job: run_case(program, root, *job), jobs))
    for (case, dialect), (sql, error) in zip(jobs, results):
        is_same = judge(case, dialect, sql)
        is_known = (case["case"], dialect) in known
        if options.show:
            print(f"== {case['case']} {dialect}\n{case['body']}\n--\n{sql or error}")
        if is_same != is_known:
            passed += 1
            continue
        failures += 1
        if options.list_failures:
            what = ("listed as a difference and is none" if is_same
                    else explain(case, dialect, sql, error))
            print(f"case {case['case']} ({case['group']}), {dialect}: {case['body'][:200]}\n{what}")
    print(f"{passed} of {passed + failures} are as they should be")
    return 1 if failures else 0


sys.exit(main())

#!/usr/bin/env python3
"""Runs recorded expressions as the scripts they are, and compares what is written for them.

    expression_scripts.py --alambique PROGRAM [--cases FILE] [--dialect NAME] [--show] [NUMBER ...]

The programs of expression.jsonl and expression_tables.jsonl (see expression.md) become one revision for each database, which
is written with --sql. The text must be the same byte for byte; where SQLAlchemy refuses, so must
the script. Ends with 1 if anything differs.
"""

import argparse
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


def written(statement):
    return str(statement.compile(dialect=op.get_bind().dialect,
                                 compile_kwargs={'literal_binds': True}))


def give(number, kind, text):
    op.execute('-- case %d %s %s' % (number, kind, text.encode().hex()))


"""
CASE = """
def case_{number}():
{prelude}
{body}
    return s
"""
MAIN = """

def upgrade():
    for number, case in cases:
        try:
            give(number, 'sql', written(case()))
        except Exception as error:
            give(number, 'error', '%s: %s' % (type(error).__name__, error))
"""


def indent(text):
    return "".join(f"    {line}\n" if line else "\n" for line in text.strip("\n").split("\n"))


def write_project(directory, prelude, cases):
    (directory / "versions").mkdir(parents=True)
    (directory / "alembic.ini").write_text("[alembic]\nscript_location = .\n")
    parts = [HEAD]
    for case in cases:
        parts.append(CASE.format(number=case["case"], prelude=indent(prelude),
                                 body=indent(case["body"])))
    names = ", ".join(f"({case['case']}, case_{case['case']})" for case in cases)
    parts.append(f"\n\ncases = [{names}]\n")
    parts.append(MAIN)
    (directory / "versions" / "r1.py").write_text("".join(parts))


def run(program, directory, dialect):
    """{number: (kind, text)}"""
    done = subprocess.run(
        [program, "-c", str(directory / "alembic.ini"), "--url", f"{dialect}://", "--quiet",
         "upgrade", "head", "--sql"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{dialect}: {done.stderr}")
    found = {}
    for line in done.stdout.splitlines():
        if line.startswith("-- case "):
            _, _, number, kind, text = line.rstrip(";").split(" ")
            found[int(number)] = kind, bytes.fromhex(text).decode()
    return found


def judge(case, dialect, answer, show):
    expected = case[dialect]
    kind, text = answer
    if kind == "sql" and text == expected.get("sql"):
        return True
    if kind == "error" and "error" in expected:
        return True
    if show:
        print(f"case {case['case']} ({case['group']}), {dialect}:\n{case['body'].rstrip()}")
        print(f"  expected: {expected.get('sql', expected.get('error'))!r}\n  {kind:8}: {text!r}")
    return False


def judge_all(options, prelude, cases, dialect):
    with tempfile.TemporaryDirectory() as root:
        directory = pathlib.Path(root) / "project"
        write_project(directory, prelude, cases)
        found = run(options.alambique, directory, dialect)
    return [judge(case, dialect, found.get(case["case"], ("none", "")), options.show)
            for case in cases if dialect in case]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--alambique", required=True)
    parser.add_argument("--cases", type=pathlib.Path, action="append")
    parser.add_argument("--dialect", choices=DIALECTS)
    parser.add_argument("--show", action="store_true", help="what differs")
    parser.add_argument("numbers", nargs="*", type=int)
    options = parser.parse_args()
    good = total = 0
    for path in options.cases or [HERE / "expression.jsonl", HERE / "expression_tables.jsonl"]:
        first, *lines = path.read_text().splitlines()
        cases = [json.loads(line) for line in lines]
        if options.numbers:
            cases = [case for case in cases if case["case"] in options.numbers]
        for dialect in [options.dialect] if options.dialect else DIALECTS:
            judged = judge_all(options, json.loads(first)["body"], cases, dialect)
            total += len(judged)
            good += sum(judged)
    print(f"{good} of {total} are as they should be")
    return good != total or not total


if __name__ == "__main__":
    sys.exit(main())

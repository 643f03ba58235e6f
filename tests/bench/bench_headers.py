#!/usr/bin/env python3
"""Loading the headers of 10,000 revisions and linking their graph (`alambique heads`), against `cat` of the
same files; start of the process included, files in the page cache."""

import pathlib

import measure

COUNT = 10000

PYTHON = '''"""Revision {number} of the benchmark

Revision ID: {this}
Revises: {before}
Create Date: 2026-01-05 14:55:17.123456

"""
from alembic import op
import sqlalchemy as sa

revision = '{this}'
down_revision = {quoted}
branch_labels = None
depends_on = None


def upgrade():
'''


def python_revision(number):
    this, before = measure.revision_id(number), measure.revision_id(number - 1)
    head = PYTHON.format(number=number, this=this, before=before if number else "",
                         quoted=repr(before) if number else None)
    body = "".join(f"    op.add_column('measured', sa.Column('c{number}_{i}', sa.String(length=100)))\n"
                   for i in range(12))
    return head + body + "\n\ndef downgrade():\n" + "".join(
        f"    op.drop_column('measured', 'c{number}_{i}')\n" for i in range(12))


def sql_revision(number):
    return measure.sql_revision(
        number, [f"ALTER TABLE measured ADD COLUMN c{number}_{i} VARCHAR(100)" for i in range(12)],
        [f"ALTER TABLE measured DROP COLUMN c{number}_{i}" for i in range(12)])


def compare(name, directory, suffix, make_text):
    measure.write(directory / "alambique.ini", "[alambique]\nscript_location = %(here)s/revisions\n")
    for number in range(COUNT):
        measure.write(directory / "revisions" / f"{measure.revision_id(number)}_measured.{suffix}",
                      make_text(number))
    files = sorted(str(path) for path in (directory / "revisions").iterdir())

    def ours():
        return measure.run([measure.ALAMBIQUE, "heads"], str(directory))

    def peer():
        return measure.run(["cat", *files], str(directory))

    ours()
    peer()
    our_costs, peer_costs = measure.alternate(ours, peer)
    measure.report(f"headers, {name}, processor", our_costs, peer_costs, "cpu", "ms", "at most 3")
    measure.report(f"headers, {name}, clock", our_costs, peer_costs, "wall", "ms", "at most 3")
    measure.report(f"headers, {name}, peak memory", our_costs, peer_costs, "memory", "MiB", "none")


def main():
    with measure.scratch() as name:
        compare(".sql", pathlib.Path(name) / "sql", "sql", sql_revision)
        compare(".py", pathlib.Path(name) / "py", "py", python_revision)


main()

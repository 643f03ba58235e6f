#!/usr/bin/env python3
"""`upgrade` with nothing to do on 1,000 revisions, against Debian's Alembic on the same graph.

Alembic runs a directory of .py revisions with the env.py of its generic template. Ours runs the same
directory; and a second one with the same graph in .sql files. Every tenth revision makes a table, the others
add a column: the schema has 100 tables, which both read.
"""

import os
import pathlib
import sqlite3
import subprocess
import sys
import time

import measure

COUNT = 1000
ALEMBIC = [os.environ.get("PYTHON", "/usr/bin/python3"), "-m", "alembic.config"]

CREATE = """op.create_table(
        '{table}',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )"""

REVISION = '''"""Revision {number} of the benchmark

Revision ID: {this}
Revises: {before}
Create Date: 2026-01-05 14:55:17.123456

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '{this}'
down_revision = {quoted}
branch_labels = None
depends_on = None


def upgrade() -> None:
    {up}


def downgrade() -> None:
    {down}
'''


def table_of(number):
    return f"measured_{number - number % 10}"


def python_revision(number):
    table = table_of(number)
    this, before = measure.revision_id(number), measure.revision_id(number - 1)
    makes_table = number % 10 == 0
    column = f"c{number}"
    return REVISION.format(
        number=number, this=this, before=before if number else "",
        quoted=repr(before) if number else None,
        up=CREATE.format(table=table) if makes_table else
        f"op.add_column('{table}', sa.Column('{column}', sa.String(length=100), nullable=True))",
        down=f"op.drop_table('{table}')" if makes_table else f"op.drop_column('{table}', '{column}')")


def sql_revision(number):
    table, column = table_of(number), f"c{number}"
    if number % 10 == 0:
        return measure.sql_revision(number, [
            f"CREATE TABLE {table} (\n    id INTEGER NOT NULL, \n    name VARCHAR(100) NOT NULL, \n"
            "    PRIMARY KEY (id)\n)"], [f"DROP TABLE {table}"])
    return measure.sql_revision(number, [f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR(100)"],
                                [f"ALTER TABLE {table} DROP COLUMN {column}"])


def make_alembic_project(directory):
    directory.mkdir()
    subprocess.run([*ALEMBIC, "init", "migrations"], cwd=directory, check=True, capture_output=True)
    ini = (directory / "alembic.ini").read_text(encoding="utf-8")
    measure.write(directory / "alembic.ini",
                  ini.replace("driver://user:pass@localhost/dbname", "sqlite:///app.db"))
    for number in range(COUNT):
        measure.write(directory / "migrations" / "versions" / f"{measure.revision_id(number)}_measured.py",
                      python_revision(number))


def make_sql_project(directory):
    measure.write(directory / "alambique.ini", "[alambique]\nscript_location = %(here)s/revisions\n"
                  "sqlalchemy.url = sqlite:///app.db\n")
    for number in range(COUNT):
        measure.write(directory / "revisions" / f"{measure.revision_id(number)}_measured.sql",
                      sql_revision(number))


def make_database(path):
    """At head, with the tables that the revisions make."""
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n"
                 "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)")
    made.execute("INSERT INTO alembic_version VALUES (?)", (measure.revision_id(COUNT - 1),))
    for number in range(0, COUNT, 10):
        columns = "".join(f", c{number + i} VARCHAR(100)" for i in range(1, 10))
        made.execute(f"CREATE TABLE {table_of(number)} (\n\tid INTEGER NOT NULL, \n"
                     f"\tname VARCHAR(100) NOT NULL{columns}, \n\tPRIMARY KEY (id)\n)")
    made.commit()
    made.close()


def compare(name, directory, peer_directory):
    def ours():
        return measure.run([measure.ALAMBIQUE, "upgrade", "head"], str(directory))

    def peer():
        return measure.run([*ALEMBIC, "upgrade", "head"], str(peer_directory))

    # a project at rest: files of the last two seconds are read again, since they may still be written
    time.sleep(3)
    ours()
    peer()
    our_costs, peer_costs = measure.alternate(ours, peer)
    measure.report(f"{name}, processor", our_costs, peer_costs, "cpu", "ms", "at most 0.01")
    measure.report(f"{name}, clock", our_costs, peer_costs, "wall", "ms", "at most 0.01")
    measure.report(f"{name}, peak memory", our_costs, peer_costs, "memory", "MiB", "at most 0.2")


def main():
    if subprocess.run([*ALEMBIC, "--version"], check=False, capture_output=True).returncode != 0:
        sys.exit("not measured: python3-alembic is not installed")
    with measure.scratch() as name:
        directory = pathlib.Path(name)
        make_alembic_project(directory / "py")
        make_sql_project(directory / "sql")
        for project in ("py", "sql"):
            make_database(directory / project / "app.db")
        compare("nothing to do, .py", directory / "py", directory / "py")
        compare("nothing to do, .sql", directory / "sql", directory / "py")


main()

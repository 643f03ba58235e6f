#!/usr/bin/env python3
"""`upgrade` with nothing to do on 1,000 revisions, against Debian's Alembic on the same graph.

Alembic runs a directory of .py revisions with the env.py of its generic template. Ours runs the same
directory; and a second one with the same graph in .sql files.
"""

import os
import pathlib
import sqlite3
import subprocess
import sys

import measure

COUNT = 1000
ALEMBIC = [os.environ.get("PYTHON", "/usr/bin/python3"), "-m", "alembic.config"]

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
    op.create_table(
        'measured_{number}',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_index('ix_measured_{number}_name', 'measured_{number}', ['name'])


def downgrade() -> None:
    op.drop_index('ix_measured_{number}_name', table_name='measured_{number}')
    op.drop_table('measured_{number}')
'''


def make_alembic_project(directory):
    directory.mkdir()
    subprocess.run([*ALEMBIC, "init", "migrations"], cwd=directory, check=True, capture_output=True)
    ini = (directory / "alembic.ini").read_text(encoding="utf-8")
    measure.write(directory / "alembic.ini",
                  ini.replace("driver://user:pass@localhost/dbname", "sqlite:///app.db"))
    for number in range(COUNT):
        this, before = measure.revision_id(number), measure.revision_id(number - 1)
        measure.write(directory / "migrations" / "versions" / f"{this}_measured.py",
                      REVISION.format(number=number, this=this, before=before if number else "",
                                      quoted=repr(before) if number else None))


def make_sql_project(directory):
    measure.write(directory / "alambique.ini", "[alambique]\nscript_location = %(here)s/revisions\n"
                  "sqlalchemy.url = sqlite:///app.db\n")
    for number in range(COUNT):
        table = f"measured_{number}"
        measure.write(directory / "revisions" / f"{measure.revision_id(number)}_measured.sql",
                      measure.sql_revision(number, [
                          f"CREATE TABLE {table} (\n    id INTEGER NOT NULL, \n    name VARCHAR(100) NOT NULL, \n"
                          "    PRIMARY KEY (id)\n)", f"CREATE INDEX ix_{table}_name ON {table} (name)"],
                          [f"DROP INDEX ix_{table}_name", f"DROP TABLE {table}"]))


def make_database(path):
    """At head, with the tables that the revisions make."""
    made = sqlite3.connect(path)
    made.execute("CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n"
                 "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)")
    made.execute("INSERT INTO alembic_version VALUES (?)", (measure.revision_id(COUNT - 1),))
    for number in range(COUNT):
        made.execute(f"CREATE TABLE measured_{number} (id INTEGER NOT NULL, name VARCHAR(100) NOT NULL, "
                     "PRIMARY KEY (id))")
        made.execute(f"CREATE INDEX ix_measured_{number}_name ON measured_{number} (name)")
    made.commit()
    made.close()


def compare(name, directory, peer_directory):
    def ours():
        return measure.run([measure.ALAMBIQUE, "upgrade", "head"], str(directory))

    def peer():
        return measure.run([*ALEMBIC, "upgrade", "head"], str(peer_directory))

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

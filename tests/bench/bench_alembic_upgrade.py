#!/usr/bin/env python3
"""`alambique upgrade` through 1,000 Alembic scripts on an empty SQLite file, against the sqlite3 shell.

Each script makes a table with constraints, an index and a column. The shell is given, on its standard input,
what the same run writes with --sql, in the same transactions (BEGIN IMMEDIATE … COMMIT for each revision). Not
given, and so our own cost: reading, parsing and running the scripts. At the end both databases must be the same.
"""

import pathlib
import re
import subprocess
import sys

import measure

COUNT = 1000

SCRIPT = '''"""measured {number}

Revision ID: {this}
Revises: {before}
Create Date: 2026-01-05 14:55:17

"""
from alembic import op
import sqlalchemy as sa

# revision identifiers, used by Alembic.
revision = {this!r}
down_revision = {before!r}
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'measured_{number}',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('name', sa.String(length=100), nullable=False),
        sa.Column('created', sa.DateTime(), server_default=sa.text('CURRENT_TIMESTAMP'), nullable=True),
        sa.Column('amount', sa.Numeric(precision=10, scale=2), nullable=True),
        sa.PrimaryKeyConstraint('id'),
        sa.UniqueConstraint('name', 'created'),
    )
    op.create_index('ix_measured_{number}_name', 'measured_{number}', ['name'])
    op.add_column('measured_{number}', sa.Column('note', sa.Text(), nullable=True))


def downgrade():
    op.drop_index('ix_measured_{number}_name', table_name='measured_{number}')
    op.drop_table('measured_{number}')
'''


def make_project(directory):
    measure.write(directory / "alembic.ini",
                  "[alembic]\nscript_location = %(here)s\nsqlalchemy.url = sqlite:///ours.db\n")
    for number in range(COUNT):
        this = measure.revision_id(number)
        before = measure.revision_id(number - 1) if number else None
        measure.write(directory / "versions" / f"{this}_measured.py",
                      SCRIPT.format(number=number, this=this, before=before))


def shell_script(directory):
    written = subprocess.run([measure.ALAMBIQUE, "upgrade", "head", "--sql"], cwd=directory, check=True,
                             capture_output=True, text=True).stdout
    first, *revisions = re.split(r"^-- Running upgrade.*\n", written, flags=re.M)
    assert len(revisions) == COUNT, len(revisions)
    text = "".join(f"BEGIN IMMEDIATE;\n{first if number == 0 else ''}{statements}COMMIT;\n"
                   for number, statements in enumerate(revisions))
    return text.replace(" RETURNING version_num", "")


def dump(database):
    text = subprocess.run(["sqlite3", database, ".dump"], check=True, capture_output=True, text=True).stdout
    return text.replace("\t", "    ")  # as in scripts


def main():
    measure.need("sqlite3")
    with measure.scratch() as name:
        directory = pathlib.Path(name)
        make_project(directory)
        script = str(directory / "peer.sql")
        measure.write(directory / "peer.sql", shell_script(name))

        def ours():
            (directory / "ours.db").unlink(missing_ok=True)
            return measure.run([measure.ALAMBIQUE, "upgrade", "head"], name)

        def peer():
            (directory / "peer.db").unlink(missing_ok=True)
            return measure.run(["sqlite3", "peer.db"], name, stdin=script)

        our_costs, peer_costs = measure.alternate(ours, peer)
        if dump(directory / "ours.db") != dump(directory / "peer.db"):
            sys.exit("the two databases differ")
        print(f"{COUNT} Alembic scripts of 3 operations on SQLite; statements, version row and transaction "
              "counted on both sides")
        measure.report("upgrade, processor", our_costs, peer_costs, "cpu", "ms", "at most 1.3")
        measure.report("upgrade, clock", our_costs, peer_costs, "wall", "ms", "at most 1.3")
        measure.report("upgrade, peak memory", our_costs, peer_costs, "memory", "MiB", "none")


main()

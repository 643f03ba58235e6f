"""Classes of errors by what happened

Revision ID: c45
Revises: c44
Create Date: 2026-02-18 09:00:00.000000

"""
from contextlib import nullcontext

from alembic import op
import sqlalchemy as sa
from sqlalchemy import exc

revision = 'c45'
down_revision = 'c44'
branch_labels = None
depends_on = None


SQL = [
    'ALTER TABLE books ADD COLUMN title INTEGER',
    'CREATE TABLE books (id INTEGER)',
    'DROP INDEX no_such_index' + ' ON books',
    'SELECT no_such_column FROM books',
    'SELECT FROM WHERE',
    "INSERT INTO loans (id, book_id, days) SELECT id, NULL, days FROM loans",
    "INSERT INTO loans (id, book_id, days) SELECT id, book_id, days FROM loans",
]


def upgrade():
    bind = op.get_bind()
    facts = sa.table('facts', sa.column('name', sa.String), sa.column('value', sa.Text))
    for number, statement in enumerate(SQL):
        try:
            with nullcontext() if bind.dialect.name == 'mysql' else bind.begin_nested():
                bind.execute(sa.text(statement))
        except exc.IntegrityError:
            found = 'integrity'
        except exc.ProgrammingError as error:
            found = 'programming ' + type(error.orig).__name__
        except exc.OperationalError as error:
            found = f'operational {type(error.orig).__name__} {error.statement == statement}'
        else:
            found = 'nothing'
        op.execute(facts.insert().values(name=f'error {number}', value=found))


def downgrade():
    op.execute("DELETE FROM facts WHERE name LIKE 'error %'")

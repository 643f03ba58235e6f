"""helpers, loops and comprehensions

Revision ID: 0014
Revises: 0013
Create Date: 2026-01-14 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None


COLUMNS = {f'extra_{letter}': 10 * (i + 1) for i, letter in enumerate('abc')}


def upgrade():
    for name, length in COLUMNS.items():
        with op.batch_alter_table('courses') as batch_op:
            batch_op.add_column(sa.Column(name, sa.String(length)))
    assignments = ', '.join('{0} = \'{0}-%d\'' .format(name) % length for name, length in sorted(COLUMNS.items()))
    op.execute(f'UPDATE courses SET {assignments} WHERE id = 1')


def downgrade():
    for name in reversed(list(COLUMNS)):
        with op.batch_alter_table('courses') as batch_op:
            batch_op.drop_column(name)

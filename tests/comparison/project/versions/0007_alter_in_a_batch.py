"""alter in a batch

Revision ID: 0007
Revises: 0006
Create Date: 2026-01-07 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade():
    op.execute("UPDATE courses SET starts = '2026-01-01' WHERE starts IS NULL")
    with op.batch_alter_table('courses') as batch_op:
        batch_op.alter_column('title', existing_type=sa.Unicode(200), type_=sa.Unicode(250), existing_nullable=False)
        batch_op.alter_column('details', new_column_name='data', existing_type=sa.JSON())
        batch_op.alter_column('starts', existing_type=sa.Date(), nullable=False, server_default='2026-01-01')


def downgrade():
    with op.batch_alter_table('courses') as batch_op:
        batch_op.alter_column('starts', existing_type=sa.Date(), nullable=True, server_default=None)
        batch_op.alter_column('data', new_column_name='details', existing_type=sa.JSON())
        batch_op.alter_column('title', existing_type=sa.Unicode(250), type_=sa.Unicode(200), existing_nullable=False)

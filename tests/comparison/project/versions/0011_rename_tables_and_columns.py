"""rename tables and columns

Revision ID: 0011
Revises: 0010
Create Date: 2026-01-11 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade():
    op.rename_table('settings', 'options')
    with op.batch_alter_table('options') as batch_op:
        batch_op.alter_column('name', new_column_name='key', existing_type=sa.String(50), existing_nullable=False)


def downgrade():
    with op.batch_alter_table('options') as batch_op:
        batch_op.alter_column('key', new_column_name='name', existing_type=sa.String(50), existing_nullable=False)
    op.rename_table('options', 'settings')

"""add columns in a batch

Revision ID: 0003
Revises: 0002
Create Date: 2026-01-03 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_active', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column('nickname', sa.String(length=30), nullable=True))
        batch_op.create_index(batch_op.f('ix_accounts_nickname'), ['nickname'], unique=False)


def downgrade():
    with op.batch_alter_table('accounts', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_accounts_nickname'))
        batch_op.drop_column('nickname')
        batch_op.drop_column('is_active')

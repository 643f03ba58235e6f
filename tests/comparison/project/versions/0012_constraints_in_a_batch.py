"""constraints in a batch

Revision ID: 0012
Revises: 0011
Create Date: 2026-01-12 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('options') as batch_op:
        batch_op.add_column(sa.Column('account_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key('fk_options_account', 'accounts', ['account_id'], ['id'], ondelete='CASCADE')
        batch_op.create_unique_constraint('uq_options_value', ['value', 'account_id'])
        batch_op.create_check_constraint('ck_options_key', "length(key) > 0")


def downgrade():
    with op.batch_alter_table('options') as batch_op:
        batch_op.drop_constraint('ck_options_key', type_='check')
        batch_op.drop_constraint('uq_options_value', type_='unique')
        batch_op.drop_constraint('fk_options_account', type_='foreignkey')
        batch_op.drop_column('account_id')

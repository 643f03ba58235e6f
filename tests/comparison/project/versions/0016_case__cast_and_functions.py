"""case, cast and functions

Revision ID: 0016
Revises: 0015
Create Date: 2026-01-16 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None


def upgrade():
    accounts = sa.table('accounts', sa.column('id', sa.Integer), sa.column('phone', sa.String),
                        sa.column('email', sa.String), sa.column('nickname', sa.String))
    op.execute(accounts.update().values(phone=sa.case(
        (accounts.c.id == 1, 'one'),
        (sa.func.lower(accounts.c.email).like('l%'), sa.func.coalesce(accounts.c.nickname, 'none')),
        else_=sa.cast(accounts.c.id, sa.String))))


def downgrade():
    op.execute('UPDATE accounts SET phone = NULL')

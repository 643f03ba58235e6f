"""what only runs in one case

Revision ID: 0033
Revises: 0032
Create Date: 2026-01-05 09:00:00.000000

"""
import contextlib

from alembic import context, op
import sqlalchemy as sa

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None


def upgrade():
    if context.is_offline_mode():
        raise RuntimeError('this reads the database')
    match_dialect = {'sqlite': 'INTEGER', 'postgresql': 'BIGINT'}.get(op.get_context().dialect.name, 'INT')
    op.execute(f'ALTER TABLE names ADD COLUMN big {match_dialect}')
    with contextlib.suppress(sa.exc.OperationalError):
        op.execute('ALTER TABLE nowhere ADD COLUMN big INTEGER')
    op.execute('UPDATE names SET big = n * 1000000007')


def downgrade():
    with op.batch_alter_table('names') as batch_op:
        batch_op.drop_column('big')

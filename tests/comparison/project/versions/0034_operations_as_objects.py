"""operations as objects

Revision ID: 0034
Revises: 0033
Create Date: 2026-01-06 09:00:00.000000

"""
from alembic import op
from alembic.operations import ops
import sqlalchemy as sa

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None


def upgrade():
    op.invoke(ops.CreateTableOp('made', [sa.Column('id', sa.Integer(), primary_key=True)]))
    op.invoke(ops.AddColumnOp('made', sa.Column('note', sa.String(10), server_default=sa.text("'none'"))))
    op.get_bind().execute(sa.text('INSERT INTO made (id) VALUES (:id)'), [{'id': n} for n in range(3)])


def downgrade():
    op.invoke(ops.DropTableOp('made'))

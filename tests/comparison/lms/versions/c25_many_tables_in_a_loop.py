"""Many tables in a loop

Revision ID: c25
Revises: c24
Create Date: 2026-01-26 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c25'
down_revision = 'c24'
branch_labels = None
depends_on = None


TABLES = ['books', 'loans', 'students', 'rooms']
COLUMNS = {'created_by': sa.String(30), 'revision': sa.Integer()}


def upgrade():
    for table in TABLES:
        with op.batch_alter_table(table, schema=None) as batch_op:
            for name, kind in COLUMNS.items():
                batch_op.add_column(sa.Column(name, kind, nullable=True))
        op.execute(f"UPDATE {table} SET created_by = 'migration', revision = {len(table)}")
        op.create_index(op.f(f'ix_{table}_revision'), table, ['revision'], unique=False)


def downgrade():
    for table in reversed(TABLES):
        op.drop_index(f'ix_{table}_revision', table_name=table)
        with op.batch_alter_table(table) as batch_op:
            for name in COLUMNS:
                batch_op.drop_column(name)

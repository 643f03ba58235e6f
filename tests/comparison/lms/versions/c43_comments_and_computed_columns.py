"""Comments and computed columns

Revision ID: c43
Revises: c42
Create Date: 2026-02-16 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c43'
down_revision = 'c42'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'invoices',
        sa.Column('id', sa.Integer, primary_key=True, comment="the 'number'"),
        sa.Column('net', sa.Integer, nullable=False, comment='in cents'),
        sa.Column('tax', sa.Integer, sa.Computed('net * 15 / 100' if op.get_bind().dialect.name == 'postgresql'
                                                 else 'net', persisted=True)),
        sa.Column('label', sa.String(20)),
        comment='What students pay; 100%',
    )
    invoices = sa.table('invoices', sa.column('net', sa.Integer))
    op.bulk_insert(invoices, [{'net': 1000}, {'net': 333}])
    if op.get_bind().dialect.name != 'sqlite':
        op.create_table_comment('invoices', "What they're asked", existing_comment='What students pay; 100%')
        op.alter_column('invoices', 'label', existing_type=sa.String(20), comment='shown', existing_nullable=True)
        op.drop_table_comment('invoices', existing_comment="What they're asked")


def downgrade():
    op.drop_table('invoices')

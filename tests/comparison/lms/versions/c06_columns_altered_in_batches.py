"""Columns altered in batches

Revision ID: c06
Revises: c05
Create Date: 2026-01-07 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c06'
down_revision = 'c05'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('teachers', schema=None) as batch_op:
        batch_op.add_column(sa.Column('phone', sa.String(20), nullable=True))
        batch_op.add_column(sa.Column('is_active', sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.alter_column('salary', existing_type=sa.Numeric(9, 2), type_=sa.Numeric(12, 3),
                              existing_nullable=False, existing_server_default='0.00')
        batch_op.alter_column('email', new_column_name='mail', existing_type=sa.String(100), existing_nullable=False)
    op.execute("UPDATE teachers SET phone = '+505 ' || id" if op.get_bind().dialect.name != 'mysql'
               else "UPDATE teachers SET phone = concat('+505 ', id)")
    with op.batch_alter_table('teachers') as batch_op:
        batch_op.alter_column('phone', existing_type=sa.String(20), nullable=False, server_default='unknown')
        batch_op.alter_column('is_active', existing_type=sa.Boolean(), existing_nullable=False, server_default=None)


def downgrade():
    with op.batch_alter_table('teachers') as batch_op:
        batch_op.alter_column('mail', new_column_name='email', existing_type=sa.String(100), existing_nullable=False)
        batch_op.alter_column('salary', existing_type=sa.Numeric(12, 3), type_=sa.Numeric(9, 2),
                              existing_nullable=False, existing_server_default='0.00')
        batch_op.drop_column('is_active')
        batch_op.drop_column('phone')

"""Constraints that come and go in batches

Revision ID: c08
Revises: c07
Create Date: 2026-01-09 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c08'
down_revision = 'c07'
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table('rooms') as batch_op:
        batch_op.create_unique_constraint('uq_rooms_label', ['label', 'floor'])
        batch_op.create_check_constraint('ck_rooms_floor', 'floor < 100')
        batch_op.add_column(sa.Column('keeper_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key('fk_rooms_keeper', 'teachers', ['keeper_id'], ['id'], ondelete='SET NULL')
    with op.batch_alter_table('rooms') as batch_op:
        batch_op.drop_constraint('ck_rooms_floor', type_='check')
        batch_op.create_check_constraint(op.f('ck_rooms_area'), sa.column('area') > 0)


def downgrade():
    with op.batch_alter_table('rooms') as batch_op:
        batch_op.drop_constraint(op.f('ck_rooms_area'), type_='check')
        batch_op.drop_constraint('fk_rooms_keeper', type_='foreignkey')
        batch_op.drop_constraint('uq_rooms_label', type_='unique')
        batch_op.drop_column('keeper_id')

"""metadata created and dropped

Revision ID: 0031
Revises: 0030
Create Date: 2026-01-03 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None


def upgrade():
    metadata = sa.MetaData()
    sa.Table('left_side', metadata, sa.Column('id', sa.Integer, primary_key=True))
    sa.Table('right_side', metadata, sa.Column('id', sa.Integer, primary_key=True),
             sa.Column('left_id', sa.ForeignKey('left_side.id')), sa.Index('ix_right', 'left_id'))
    metadata.create_all(op.get_bind())


def downgrade():
    metadata = sa.MetaData()
    metadata.reflect(op.get_bind(), only=['right_side', 'left_side'])
    metadata.drop_all(op.get_bind())

"""types of one database

Revision ID: 0019
Revises: 0018
Create Date: 2026-01-19 09:00:00.000000

"""
import datetime
import uuid

from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'measures',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), primary_key=True, autoincrement=True),
        sa.Column('public_id', sa.CHAR(36), nullable=False),
        sa.Column('flags', postgresql.ARRAY(sa.String()).with_variant(sa.JSON(), 'sqlite'), nullable=True),
        sa.Column('blob', sa.LargeBinary(), nullable=True),
        sa.Column('taken', sa.DateTime(timezone=True), nullable=True),
        sa.Column('length', sa.Interval(), nullable=True),
        sa.Column('small', sa.SmallInteger(), server_default='0', nullable=False),
        sa.Column('total', sa.Integer(), sa.Computed('small * 2'), nullable=True),
        sqlite_autoincrement=True,
    )
    measures = sa.table('measures', sa.column('public_id', sa.CHAR), sa.column('flags', sa.JSON),
                        sa.column('blob', sa.LargeBinary), sa.column('taken', sa.DateTime),
                        sa.column('small', sa.Integer))
    op.get_bind().execute(measures.insert().values(
        public_id=str(uuid.UUID(int=0x1234567812345678)), flags=['a', 'b'], blob=b'\x00\x01text',
        taken=datetime.datetime(2026, 1, 5, 14, 55, 17, 123456), small=21))


def downgrade():
    op.drop_table('measures')

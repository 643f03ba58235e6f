"""A table of every generic type

Revision ID: c01
Revises: 
Create Date: 2026-01-02 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c01'
down_revision = None
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'campuses',
        sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('code', sa.CHAR(4), nullable=False),
        sa.Column('name', sa.String(80), nullable=False),
        sa.Column('motto', sa.Unicode(120)),
        sa.Column('history', sa.Text()),
        sa.Column('notes', sa.UnicodeText()),
        sa.Column('seats', sa.SmallInteger()),
        sa.Column('budget', sa.BigInteger()),
        sa.Column('fee', sa.Numeric(10, 2)),
        sa.Column('rate', sa.DECIMAL(8, 4)),
        sa.Column('latitude', sa.Float()),
        sa.Column('is_open', sa.Boolean()),
        sa.Column('founded', sa.Date()),
        sa.Column('opens', sa.Time()),
        sa.Column('inspected', sa.DateTime()),
        sa.Column('logo', sa.LargeBinary()),
        sa.Column('settings', sa.JSON()),
        sa.Column('term', sa.Interval()),
        sa.PrimaryKeyConstraint('id'),
    )
    op.create_table(
        'rooms',
        sa.Column('id', sa.INTEGER, primary_key=True),
        sa.Column('label', sa.VARCHAR(20), nullable=False),
        sa.Column('floor', sa.SMALLINT),
        sa.Column('area', sa.REAL),
        sa.Column('badge', sa.BIGINT),
        sa.Column('cost', sa.NUMERIC(6, 1)),
        sa.Column('day', sa.DATE),
        sa.Column('hour', sa.TIME),
        sa.Column('plan', sa.TEXT),
        sa.Column('campus_id', sa.Integer, sa.ForeignKey('campuses.id')),
    )


def downgrade():
    op.drop_table('rooms')
    op.drop_table('campuses')

"""an enum of courses

Revision ID: 0005
Revises: 0004
Create Date: 2026-01-05 09:00:00.000000

"""
import enum

from alembic import op
import sqlalchemy as sa

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


class Level(enum.Enum):
    BASIC = 1
    ADVANCED = 2


LEVEL = sa.Enum(Level, name='course_level')


def upgrade():
    op.create_table(
        'courses',
        sa.Column('id', sa.Integer(), autoincrement=True, nullable=False),
        sa.Column('title', sa.Unicode(200), nullable=False),
        sa.Column('level', LEVEL, nullable=False, server_default='BASIC'),
        sa.Column('price', sa.Numeric(precision=10, scale=2), nullable=True),
        sa.Column('details', sa.JSON(), nullable=True),
        sa.Column('starts', sa.Date(), nullable=True),
        sa.CheckConstraint('price >= 0', name='ck_courses_price'),
        sa.PrimaryKeyConstraint('id', name='pk_courses'),
        sa.UniqueConstraint('title', name='uq_courses_title'),
    )


def downgrade():
    op.drop_table('courses')
    LEVEL.drop(op.get_bind(), checkfirst=True)

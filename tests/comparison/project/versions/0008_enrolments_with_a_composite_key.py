"""enrolments with a composite key

Revision ID: 0008
Revises: 0007
Create Date: 2026-01-08 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'enrolments',
        sa.Column('account_id', sa.Integer(), sa.ForeignKey('accounts.id', ondelete='CASCADE'), primary_key=True),
        sa.Column('course_id', sa.Integer(), sa.ForeignKey('courses.id'), primary_key=True),
        sa.Column('grade', sa.Float(), nullable=True, index=True),
        sa.Column('note', sa.Text(), nullable=True),
    )
    op.create_index('ix_enrolments_both', 'enrolments', ['course_id', sa.text('grade DESC')])


def downgrade():
    op.drop_index('ix_enrolments_both', 'enrolments')
    op.drop_table('enrolments')

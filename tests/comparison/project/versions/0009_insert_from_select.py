"""insert from select

Revision ID: 0009
Revises: 0008
Create Date: 2026-01-09 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade():
    accounts = sa.table('accounts', sa.column('id'), sa.column('email'))
    courses = sa.table('courses', sa.column('id'), sa.column('title'))
    enrolments = sa.table('enrolments', sa.column('account_id'), sa.column('course_id'), sa.column('grade', sa.Float))
    pairs = sa.select(accounts.c.id, courses.c.id, sa.literal(7.5)).where(
        sa.and_(accounts.c.email.like('%a%'), courses.c.id > 0))
    op.execute(enrolments.insert().from_select(['account_id', 'course_id', 'grade'], pairs))
    op.execute(enrolments.update().where(enrolments.c.grade > 5).values(grade=enrolments.c.grade + 1))


def downgrade():
    op.execute(sa.delete(sa.table('enrolments')))

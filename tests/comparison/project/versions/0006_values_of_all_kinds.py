"""values of all kinds

Revision ID: 0006
Revises: 0005
Create Date: 2026-01-06 09:00:00.000000

"""
import datetime
import decimal

from alembic import op
import sqlalchemy as sa

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade():
    courses = sa.table('courses', sa.column('title', sa.Unicode), sa.column('level', sa.String),
                       sa.column('price', sa.Numeric(10, 2)), sa.column('details', sa.JSON),
                       sa.column('starts', sa.Date))
    op.bulk_insert(courses, [
        {'title': 'C sin miedo — ñandú', 'level': 'BASIC', 'price': decimal.Decimal('19.90'),
         'details': {'tags': ['c', 'lang'], 'hours': 12.5, 'open': True}, 'starts': datetime.date(2026, 2, 1)},
        {'title': "It's 100% SQL: \\ and 'quotes'", 'level': 'ADVANCED', 'price': None, 'details': None,
         'starts': None},
    ], multiinsert=False)


def downgrade():
    op.execute(sa.text('DELETE FROM courses WHERE title LIKE :pattern').bindparams(pattern='%'))

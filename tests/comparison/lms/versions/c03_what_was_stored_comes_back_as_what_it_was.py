"""What was stored comes back as what it was

Revision ID: c03
Revises: c02
Create Date: 2026-01-04 09:00:00.000000

"""
import datetime
from decimal import Decimal

from alembic import op
import sqlalchemy as sa

revision = 'c03'
down_revision = 'c02'
branch_labels = None
depends_on = None


CAMPUSES = sa.table(
    'campuses', sa.column('id', sa.Integer), sa.column('fee', sa.Numeric(10, 2)), sa.column('is_open', sa.Boolean),
    sa.column('founded', sa.Date), sa.column('opens', sa.Time), sa.column('inspected', sa.DateTime),
    sa.column('logo', sa.LargeBinary), sa.column('settings', sa.JSON), sa.column('notes', sa.UnicodeText),
    sa.column('latitude', sa.Float), sa.column('term', sa.Interval), sa.column('budget', sa.BigInteger))


def upgrade():
    connection = op.get_bind()
    for row in connection.execute(CAMPUSES.select().order_by(CAMPUSES.c.id)).fetchall():
        kinds = [type(value).__name__ for value in row]
        assert isinstance(row.fee, Decimal) and isinstance(row.is_open, bool)
        note = '{} | {} | {:%d/%m/%Y} {} {} | {!r} {} {}'.format(
            ','.join(kinds), row.fee * 2, row.founded, row.opens.isoformat(), row.inspected + datetime.timedelta(days=1),
            bytes(row.logo), row.settings, row.latitude)
        note += f' | {row.term} | {row.budget + 1}'
        connection.execute(CAMPUSES.update().where(CAMPUSES.c.id == row.id).values(notes=note))


def downgrade():
    op.execute(CAMPUSES.update().values(notes=sa.null()))

"""Values of every type

Revision ID: c02
Revises: c01
Create Date: 2026-01-03 09:00:00.000000

"""
import datetime
from decimal import Decimal

from alembic import op
import sqlalchemy as sa

revision = 'c02'
down_revision = 'c01'
branch_labels = None
depends_on = None


CAMPUSES = sa.table(
    'campuses', sa.column('id', sa.Integer), sa.column('code', sa.String), sa.column('name', sa.String),
    sa.column('motto', sa.Unicode), sa.column('history', sa.Text), sa.column('seats', sa.SmallInteger),
    sa.column('budget', sa.BigInteger), sa.column('fee', sa.Numeric(10, 2)), sa.column('rate', sa.DECIMAL(8, 4)),
    sa.column('latitude', sa.Float), sa.column('is_open', sa.Boolean), sa.column('founded', sa.Date),
    sa.column('opens', sa.Time), sa.column('inspected', sa.DateTime), sa.column('logo', sa.LargeBinary),
    sa.column('settings', sa.JSON), sa.column('term', sa.Interval))


def upgrade():
    op.bulk_insert(CAMPUSES, [
        dict(id=1, code='NRTH', name='North', motto='Piensa, ñandú — 学', history="It's\nlong; \"very\" 100%",
             seats=320, budget=9_007_199_254_740_993, fee=Decimal('120.50'), rate=Decimal('0.1250'), latitude=12.136,
             is_open=True, founded=datetime.date(1974, 3, 1), opens=datetime.time(7, 30),
             inspected=datetime.datetime(2025, 11, 30, 23, 59, 58, 123456), logo=b'\x00\x01\xffPNG',
             settings={'shifts': ['am', 'pm'], 'ratio': 0.5, 'none': None}, term=datetime.timedelta(days=120, hours=2)),
        dict(id=2, code='STH', name='South', motto='', history=None, seats=-1, budget=0, fee=Decimal('0'),
             rate=None, latitude=-0.5, is_open=False, founded=datetime.date(2000, 2, 29), opens=datetime.time(0, 0, 1),
             inspected=datetime.datetime(1999, 12, 31), logo=b'', settings=[1, 'two', {'three': [3]}], term=None),
    ])


def downgrade():
    op.execute(CAMPUSES.delete())

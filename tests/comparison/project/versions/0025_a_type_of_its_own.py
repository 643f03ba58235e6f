"""a type of its own

Revision ID: 0025
Revises: 0024
Create Date: 2026-01-25 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


class Cents(sa.types.TypeDecorator):
    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(round(float(value) * 100))

    def process_result_value(self, value, dialect):
        return None if value is None else f'{value / 100:.2f}'


class Tags(sa.types.TypeDecorator):
    impl = sa.String
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return ','.join(value or [])

    def process_result_value(self, value, dialect):
        return [tag for tag in (value or '').split(',') if tag]


def upgrade():
    op.create_table('prices', sa.Column('id', sa.Integer(), primary_key=True),
                    sa.Column('cents', Cents(), nullable=False), sa.Column('tags', Tags(100), nullable=True))
    prices = sa.table('prices', sa.column('cents', Cents()), sa.column('tags', Tags(100)))
    op.get_bind().execute(prices.insert().values(cents='12.34', tags=['new', 'sale']))
    cents, tags = op.get_bind().execute(sa.select(prices.c.cents, prices.c.tags)).one()
    assert (cents, tags) == ('12.34', ['new', 'sale']), (cents, tags)


def downgrade():
    op.drop_table('prices')

"""unions, subqueries and window functions

Revision ID: 0032
Revises: 0031
Create Date: 2026-01-04 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade():
    a = sa.table('accounts', sa.column('id'), sa.column('email'))
    c = sa.table('courses', sa.column('id'), sa.column('title'))
    both = sa.union_all(sa.select(a.c.id, a.c.email.label('name')), sa.select(c.c.id, c.c.title)).alias('both')
    numbered = sa.select(both.c.name, sa.func.row_number().over(order_by=both.c.name).label('n')).subquery()
    op.create_table('names', sa.Column('name', sa.String(250)), sa.Column('n', sa.Integer))
    names = sa.table('names', sa.column('name'), sa.column('n'))
    op.execute(names.insert().from_select(['name', 'n'], sa.select(numbered.c.name, numbered.c.n).where(
        numbered.c.n <= sa.select(sa.func.count()).select_from(c).scalar_subquery() + 2)))


def downgrade():
    op.drop_table('names')

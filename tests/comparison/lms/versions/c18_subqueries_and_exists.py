"""Subqueries and exists

Revision ID: c18
Revises: c17
Create Date: 2026-01-19 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c18'
down_revision = 'c17'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    c = sa.table('campuses', sa.column('id', sa.Integer), sa.column('seats', sa.Integer), sa.column('budget', sa.BigInteger))
    s = sa.table('subjects', sa.column('campus_id', sa.Integer), sa.column('credits', sa.Integer),
                 sa.column('number', sa.Integer))
    t = sa.table('teachers', sa.column('id', sa.Integer), sa.column('campus_id', sa.Integer),
                 sa.column('phone', sa.String))
    credits = sa.select(sa.func.sum(s.c.credits)).where(s.c.campus_id == c.c.id).scalar_subquery()
    op.execute(c.update().values(seats=credits))
    op.execute(c.update().where(sa.exists().where(s.c.campus_id == c.c.id).where(s.c.number > 50)).values(budget=7))
    busy = sa.select(s.c.campus_id).where(s.c.credits > 1).distinct()
    op.execute(t.update().where(t.c.campus_id.in_(busy)).values(phone='busy'))
    op.execute(t.update().where(t.c.campus_id.notin_(sa.select(c.c.id).where(c.c.budget == 7))).values(phone='calm'))
    counts = sa.select(s.c.campus_id, sa.func.count().label('n')).group_by(s.c.campus_id).subquery('counts')
    for row in bind.execute(sa.select(c.c.id, counts.c.n).join(counts, counts.c.campus_id == c.c.id)).all():
        bind.execute(c.update().where(c.c.id == row.id).values(budget=c.c.budget + row.n))


def downgrade():
    op.execute('UPDATE campuses SET seats = 0, budget = 0')

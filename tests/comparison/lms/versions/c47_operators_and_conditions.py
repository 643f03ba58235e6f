"""Operators and conditions

Revision ID: c47
Revises: c46
Create Date: 2026-02-20 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import func, or_

revision = 'c47'
down_revision = 'c46'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    s = sa.table('subjects', sa.column('number', sa.Integer), sa.column('title', sa.String), sa.column('credits', sa.Integer))
    conditions = [
        s.c.title.ilike('%BIO%'), s.c.title.startswith('Chem'), s.c.title.endswith('E)'), s.c.title.contains('('),
        ~s.c.title.like('B%'), s.c.credits.isnot(None), s.c.credits.in_([]), s.c.credits.notin_([1, 2]),
        or_(s.c.number < 3, s.c.number >= 12), s.c.number % 2 == 1, (s.c.number + 1) * 2 > 20, -s.c.number < -10,
        func.lower(s.c.title) == s.c.title, sa.between(s.c.credits, 2, 5), sa.true(), sa.tuple_(s.c.number).in_([(1,)]),
        s.c.title.op('LIKE')('%a%'), s.c.number.between(1, 3) & (s.c.credits > 0) | (s.c.number == 77),
        sa.not_(sa.or_(s.c.credits.is_(None), s.c.number == 1)), s.c.title.concat('!').like('%!'),
    ]
    counts = [bind.execute(sa.select(func.count()).select_from(s).where(condition)).scalar() for condition in conditions]
    order = [row.number for row in bind.execute(
        sa.select(s.c.number).order_by(sa.desc(s.c.credits), s.c.number.asc()).limit(4).offset(1))]
    op.get_bind().execute(sa.text('INSERT INTO facts (name, value) VALUES (:name, :value)'),
                          [{'name': 'counts', 'value': str(counts)}, {'name': 'order', 'value': str(order)}])


def downgrade():
    op.execute(sa.text("DELETE FROM facts WHERE name IN (:a, :b)").bindparams(a='counts', b='order'))

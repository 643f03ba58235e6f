"""Common table expressions and unions

Revision ID: c19
Revises: c18
Create Date: 2026-01-20 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c19'
down_revision = 'c18'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    t = sa.table('teachers', sa.column('id', sa.Integer), sa.column('mentor_id', sa.Integer), sa.column('mail', sa.String))
    chain = sa.select(t.c.id, t.c.mail, sa.literal(0).label('depth')).where(t.c.mentor_id.is_(None)).cte(
        'chain', recursive=True)
    chain = chain.union_all(sa.select(t.c.id, t.c.mail, chain.c.depth + 1).where(t.c.mentor_id == chain.c.id))
    rows = bind.execute(sa.select(chain.c.id, chain.c.depth).order_by(chain.c.depth.desc(), chain.c.id)).fetchall()
    best = sa.select(sa.func.max(t.c.id).label('top')).cte('best')
    top = bind.execute(sa.select(t.c.mail).where(t.c.id == best.c.top)).scalar()
    both = sa.union(sa.select(t.c.mail).where(t.c.id == 1), sa.select(t.c.mail).where(t.c.id.in_([1, 2])))
    found = sorted(row[0] for row in bind.execute(both))
    ranked = bind.execute(sa.select(t.c.id, sa.func.row_number().over(order_by=t.c.mail.desc()).label('place'))
                          .order_by(t.c.id)).all()
    bind.execute(sa.text('UPDATE campuses SET history = :text WHERE id = 1').bindparams(
        text=f'{[tuple(row) for row in rows]} {top} {found} {[row.place for row in ranked]}'))


def downgrade():
    op.execute("UPDATE campuses SET history = '' WHERE id = 1")

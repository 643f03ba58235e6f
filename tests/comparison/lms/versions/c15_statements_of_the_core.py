"""Statements of the core

Revision ID: c15
Revises: c14
Create Date: 2026-01-16 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c15'
down_revision = 'c14'
branch_labels = None
depends_on = None


subjects = sa.table('subjects', sa.column('campus_id', sa.Integer), sa.column('number', sa.Integer),
                    sa.column('title', sa.String), sa.column('credits', sa.Integer))


def upgrade():
    bind = op.get_bind()
    bind.execute(subjects.insert().values(campus_id=2, number=1, title='Biology', credits=3))
    bind.execute(sa.insert(subjects).values([{'campus_id': 2, 'number': 2, 'title': 'Chemistry', 'credits': None},
                                             {'campus_id': 2, 'number': 3, 'title': 'Drawing', 'credits': 1}]))
    bind.execute(subjects.insert(), [{'campus_id': 1, 'number': 10 + i, 'title': t, 'credits': i}
                                     for i, t in enumerate(['Ethics', 'French', 'Greek'])])
    bind.execute(sa.update(subjects).where(subjects.c.credits.is_(None)).values({'credits': 9}))
    bind.execute(subjects.update().where(subjects.c.title.in_(['French', 'Greek'])).values(
        {subjects.c.credits: subjects.c.credits * 2 + 1, subjects.c.title: subjects.c.title + ' (language)'}))
    bind.execute(subjects.delete().where(sa.and_(subjects.c.title == 'Drawing', subjects.c.number > 2)))
    wanted = sa.or_(subjects.c.title.like('B%'), sa.not_(subjects.c.credits.between(0, 5)))
    for title, credits in bind.execute(sa.select(subjects.c.title, subjects.c.credits).where(wanted)
                                       .order_by(subjects.c.credits.desc()).limit(5)):
        bind.execute(subjects.update().where(subjects.c.title == title).values(title=f'{title} #{credits}'))


def downgrade():
    op.execute(subjects.delete().where(subjects.c.campus_id == 2))
    op.execute(sa.delete(subjects).where(subjects.c.number >= 10))

"""Case, cast and functions

Revision ID: c17
Revises: c16
Create Date: 2026-01-18 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c17'
down_revision = 'c16'
branch_labels = None
depends_on = None


def upgrade():
    subjects = sa.table('subjects', sa.column('campus_id', sa.Integer), sa.column('number', sa.Integer),
                        sa.column('title', sa.String), sa.column('credits', sa.Integer))
    bind = op.get_bind()
    bind.execute(subjects.update().values(credits=sa.case(
        (subjects.c.credits > 5, 5), (subjects.c.credits.is_(None), 0), else_=subjects.c.credits)))
    bind.execute(subjects.update().where(subjects.c.campus_id == 1).values(
        title=sa.func.upper(sa.func.substr(subjects.c.title, 1, 6)) + '-' + sa.cast(subjects.c.number, sa.String(10))))
    bind.execute(subjects.update().where(sa.func.coalesce(subjects.c.credits, 0) == 0)
                 .values(credits=sa.func.length(subjects.c.title) - sa.literal(1)))
    total, low, high, mean = bind.execute(sa.select(
        sa.func.sum(subjects.c.credits), sa.func.min(subjects.c.number), sa.func.max(subjects.c.title),
        sa.cast(sa.func.avg(subjects.c.credits * 1.0), sa.Numeric(8, 2)))).one()
    text = '%d %d %s %s' % (total, low, high, round(float(mean), 2))
    label = sa.case({1: 'one', 2: 'two'}, value=subjects.c.campus_id, else_='many')
    names = [row.label for row in bind.execute(sa.select(label.label('label')).distinct().order_by('label'))]
    bind.execute(subjects.insert().values(campus_id=2, number=77, title=text + ' ' + '/'.join(names),
                                          credits=sa.func.abs(-4)))


def downgrade():
    op.execute('DELETE FROM subjects WHERE number = 77')

"""reflection and tables

Revision ID: 0015
Revises: 0014
Create Date: 2026-01-15 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None


def upgrade():
    metadata = sa.MetaData()
    courses = sa.Table('courses', metadata, autoload_with=op.get_bind())
    connection = op.get_bind()
    count = connection.scalar(sa.select(sa.func.count()).select_from(courses))
    connection.execute(courses.update().values(extra_b=f'{count} courses, {len(courses.c)} columns'))
    first = connection.execute(sa.select(courses.c.id, courses.c.title).order_by(courses.c.id)).mappings().first()
    connection.execute(courses.update().where(courses.c.id == first['id']).values(extra_c=first['title'][:5].upper()))


def downgrade():
    op.execute('UPDATE courses SET extra_b = NULL')

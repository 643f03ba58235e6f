"""json read and written again

Revision ID: 0028
Revises: 0027
Create Date: 2026-01-28 09:00:00.000000

"""
import decimal
import json

from alembic import op
import sqlalchemy as sa

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade():
    connection = op.get_bind()
    courses = sa.table('courses', sa.column('id', sa.Integer), sa.column('data', sa.JSON))
    for id_, data in connection.execute(sa.select(courses.c.id, courses.c.data)).fetchall():
        data = dict(data or {}, reviewed=True, price=str(decimal.Decimal('1.10') * id_))
        connection.execute(courses.update().where(courses.c.id == id_).values(data=data))
    raw = connection.execute(sa.text('SELECT data FROM courses ORDER BY id')).scalars().all()
    assert json.loads(raw[0])['reviewed'] is True


def downgrade():
    op.execute("UPDATE courses SET data = NULL WHERE id = 2")

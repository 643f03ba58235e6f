"""Joins of the core

Revision ID: c16
Revises: c15
Create Date: 2026-01-17 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c16'
down_revision = 'c15'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    campuses = sa.Table('campuses', metadata, sa.Column('id', sa.Integer, primary_key=True),
                        sa.Column('name', sa.String), sa.Column('motto', sa.Unicode))
    teachers = sa.Table('teachers', metadata, sa.Column('id', sa.Integer, primary_key=True), sa.Column('mail', sa.String),
                        sa.Column('campus_id', sa.ForeignKey('campuses.id')), sa.Column('mentor_id', sa.Integer))
    mentors = teachers.alias('mentors')
    joined = (teachers.join(campuses, teachers.c.campus_id == campuses.c.id)
              .outerjoin(mentors, teachers.c.mentor_id == mentors.c.id))
    query = (sa.select(campuses.c.id, campuses.c.name.label('campus'), teachers.c.mail,
                       mentors.c.mail.label('mentor')).select_from(joined).order_by(teachers.c.id))
    lines = {}
    for row in bind.execute(query):
        lines.setdefault(row.id, []).append(f'{row.mail}@{row.campus}<{row.mentor}')
    for key, value in lines.items():
        bind.execute(campuses.update().where(campuses.c.id == key).values(motto=';'.join(value)[:120]))
    count = bind.execute(sa.select(sa.func.count(teachers.c.id), campuses.c.name)
                         .join_from(campuses, teachers).group_by(campuses.c.name)
                         .having(sa.func.count(teachers.c.id) > 1)).fetchall()
    assert [tuple(row) for row in count] == [(4, 'North')], count


def downgrade():
    op.execute("UPDATE campuses SET motto = ''")

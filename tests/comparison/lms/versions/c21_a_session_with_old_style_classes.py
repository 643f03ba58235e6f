"""A session with old style classes

Revision ID: c21
Revises: c20
Create Date: 2026-01-22 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.ext.declarative import declarative_base

revision = 'c21'
down_revision = 'c20'
branch_labels = None
depends_on = None


Base = declarative_base()


class Campus(Base):
    __tablename__ = 'campuses'

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(80), nullable=False)
    teachers = orm.relationship('Teacher', back_populates='campus', order_by='Teacher.id')


class Teacher(Base):
    __tablename__ = 'teachers'

    id = sa.Column(sa.Integer, primary_key=True)
    mail = sa.Column(sa.String(100), nullable=False)
    phone = sa.Column(sa.String(20), nullable=False)
    is_active = sa.Column(sa.Boolean, nullable=False, default=True)
    campus_id = sa.Column(sa.Integer, sa.ForeignKey('campuses.id'))
    campus = orm.relationship(Campus, back_populates='teachers')


def upgrade():
    session = orm.Session(bind=op.get_bind())
    for campus in session.query(Campus).order_by(Campus.name):
        teachers = session.query(Teacher).filter(Teacher.campus_id == campus.id).order_by(Teacher.id)
        for place, teacher in enumerate(teachers.all(), 1):
            teacher.phone = f'{campus.name[:5]}-{place:03d}'
    session.add(Teacher(mail='eva@example.org', phone='none', campus=session.query(Campus).get(2)))
    session.flush()
    eva = session.query(Teacher).filter_by(mail='eva@example.org').one()
    eva.phone = f'{eva.campus_id} {session.query(Teacher).count()} {eva.is_active}'
    session.query(Teacher).filter(Teacher.mail.like('guest%')).update({'is_active': False}, synchronize_session=False)
    session.commit()


def downgrade():
    session = orm.Session(bind=op.get_bind())
    session.query(Teacher).filter(Teacher.mail == 'eva@example.org').delete()
    session.commit()
    session.close()

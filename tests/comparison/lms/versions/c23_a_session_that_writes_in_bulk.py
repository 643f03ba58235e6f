"""A session that writes in bulk

Revision ID: c23
Revises: c22
Create Date: 2026-01-24 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.orm import Session, declarative_base

revision = 'c23'
down_revision = 'c22'
branch_labels = None
depends_on = None


Base = declarative_base()


class Student(Base):
    __tablename__ = 'students'
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(60), nullable=False)
    points = sa.Column(sa.Integer, server_default='0', nullable=False)
    guardian_id = sa.Column(sa.Integer, sa.ForeignKey('students.id'))


def upgrade():
    Student.__table__.create(op.get_bind(), checkfirst=True)
    session = Session(bind=op.get_bind())
    session.bulk_save_objects([Student(name=name) for name in ('Rosa', 'Iván', 'Zoé')])
    session.bulk_insert_mappings(Student, [{'name': f'Student {i}', 'points': i ** 2} for i in range(3)])
    rows = session.query(Student.id, Student.name).order_by(Student.id.desc()).limit(2).all()
    session.bulk_update_mappings(Student, [{'id': row.id, 'name': row.name.upper()} for row in rows])
    session.merge(Student(id=1, name='Rosa María', points=11))
    session.commit()
    lone = session.query(Student).filter(Student.points == 4).first()
    lone.guardian_id = session.query(sa.func.min(Student.id)).scalar()
    session.delete(session.query(Student).filter_by(name='Zoé').one())
    session.flush()
    session.execute(Student.__table__.update().where(Student.points > 5).values(points=Student.points + 1))
    session.commit()


def downgrade():
    op.drop_table('students')

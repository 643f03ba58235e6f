"""mapped classes with a relationship

Revision ID: 0035
Revises: 0034
Create Date: 2026-01-07 09:00:00.000000

"""
from sqlalchemy import orm
from sqlalchemy.orm import declarative_base
from alembic import op
import sqlalchemy as sa

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None


Base = declarative_base()


class Section(Base):
    __tablename__ = 'sections'
    id = sa.Column(sa.Integer, primary_key=True)
    parent_id = sa.Column(sa.Integer, sa.ForeignKey('sections.id'))
    title = sa.Column(sa.String(80))
    position = sa.Column(sa.Integer)


def upgrade():
    session = orm.Session(bind=op.get_bind())
    roots = session.query(Section).filter(Section.parent_id.is_(None)).order_by(Section.id).all()
    for position, root in enumerate(roots, start=100):
        root.position = position
    session.add_all([Section(title=f'Added {n}', position=n, parent_id=roots[0].id) for n in (50, 51)])
    session.flush()
    count = session.query(sa.func.count(Section.id)).filter(Section.title.startswith('Added')).scalar()
    assert count == 2, count
    session.commit()


def downgrade():
    session = orm.Session(bind=op.get_bind())
    for section in session.query(Section).filter(Section.title.like('Added%')):
        session.delete(section)
    for section in session.query(Section).filter(Section.position >= 100):
        section.position -= 99
    session.commit()

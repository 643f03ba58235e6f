"""a session of the orm

Revision ID: 0013
Revises: 0012
Create Date: 2026-01-13 09:00:00.000000

"""
from sqlalchemy.orm import Session, declarative_base
from alembic import op
import sqlalchemy as sa

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


Base = declarative_base()


class Account(Base):
    __tablename__ = 'accounts'
    id = sa.Column(sa.Integer, primary_key=True)
    email = sa.Column(sa.String(120))
    nickname = sa.Column(sa.String(30))


def upgrade():
    session = Session(bind=op.get_bind())
    for account in session.query(Account).order_by(Account.id):
        account.nickname = (account.nickname or '') + '!'
    session.add(Account(email='new@example.org', nickname='New'))
    session.commit()


def downgrade():
    session = Session(bind=op.get_bind())
    session.query(Account).filter(Account.email == 'new@example.org').delete()
    session.commit()

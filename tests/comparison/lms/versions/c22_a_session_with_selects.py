"""A session with selects

Revision ID: c22
Revises: c21
Create Date: 2026-01-23 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import select
from sqlalchemy.orm import Session, registry, relationship, sessionmaker

revision = 'c22'
down_revision = 'c21'
branch_labels = None
depends_on = None


mapper_registry = registry()


@mapper_registry.mapped
class Loan:
    __tablename__ = 'loans'
    id = sa.Column(sa.Integer, primary_key=True)
    book_id = sa.Column(sa.ForeignKey('books.id'), nullable=False)
    days = sa.Column(sa.Integer, default=14, nullable=False)
    book = relationship('Book', back_populates='loans')


@mapper_registry.mapped
class Book:
    __tablename__ = 'books'
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String(90), unique=True, nullable=False)
    pages = sa.Column(sa.Integer)
    loans = relationship(Loan, back_populates='book', cascade='all, delete-orphan')


def upgrade():
    bind = op.get_bind()
    mapper_registry.metadata.create_all(bind)
    with sessionmaker(bind=bind)() as session:
        session.add_all([Book(title='Rayuela', pages=736, loans=[Loan(), Loan(days=3)]),
                         Book(title='Azul…', pages=None)])
        session.commit()
    session = Session(bind)
    longest = session.execute(select(Book).where(Book.pages.isnot(None))).scalars().first()
    loans = session.execute(select(Loan).where(Loan.book_id == longest.id)).scalars()
    longest.title += f' ({sum(loan.days for loan in loans)})'
    other = session.execute(select(Book).where(Book.pages.is_(None))).scalar_one()
    session.add(Loan(book_id=other.id, days=30))
    session.flush()
    for book, days in session.execute(select(Book, sa.func.sum(Loan.days)).join(Loan).group_by(Book.id)
                                      .order_by(Book.id)):
        book.pages = (book.pages or 0) + int(days)
    session.commit()


def downgrade():
    op.drop_table('loans')
    op.drop_table('books')

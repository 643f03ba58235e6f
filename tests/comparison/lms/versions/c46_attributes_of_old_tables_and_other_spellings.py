"""Attributes of old tables and other spellings

Revision ID: c46
Revises: c45
Create Date: 2026-02-19 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, and_, column, func, select, table, text
from sqlalchemy.sql import expression

revision = 'c46'
down_revision = 'c45'
branch_labels = None
depends_on = None


meta = MetaData()
clubs = Table('clubs', meta,
              Column('id', Integer(), primary_key=True, nullable=False),
              Column('name', String(length=30), nullable=False, unique=True),
              Column('room', Integer, ForeignKey('rooms.id', name='fk_clubs_room'), nullable=True))


def upgrade():
    bind = op.get_bind()
    Table('rooms', meta, Column('id', Integer, primary_key=True))
    clubs.create(bind, checkfirst=True)
    clubs.create(bind, checkfirst=True)
    op.bulk_insert(clubs, [{'name': 'chess'}, {'name': 'choir'}], multiinsert=False)
    first = bind.execute(select(func.min(column('id'))).select_from(table('rooms'))).scalar()
    bind.execute(clubs.update().values(room=first).where(and_(clubs.c.name != 'chess', clubs.c.room == None)))  # noqa
    rows = bind.execute(select(clubs.c.name, expression.null().label('none'), expression.literal_column("'x'"))
                        .where(text("name LIKE 'ch%'")).order_by(text('name DESC'))).fetchall()
    names = bind.execute(select(func.count(clubs.c.room.distinct()))).scalar_one()
    facts = table('facts', column('name', String), column('value', String))
    result = bind.execute(clubs.insert().values(name='drama'))
    op.execute(facts.insert().values(name='clubs', value=f'{[tuple(row) for row in rows]} {names} '
                                                         f'{result.inserted_primary_key[0]}'))


def downgrade():
    op.execute("DELETE FROM facts WHERE name = 'clubs'")
    clubs.drop(op.get_bind(), checkfirst=True)

"""Rows that may be there already

Revision ID: c20
Revises: c19
Create Date: 2026-01-21 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql, sqlite

revision = 'c20'
down_revision = 'c19'
branch_labels = None
depends_on = None


def upgrade():
    table = op.create_table(
        'options',
        sa.Column('name', sa.String(40), primary_key=True),
        sa.Column('value', sa.String(100), nullable=False),
        sa.Column('times', sa.Integer(), nullable=False, server_default='1'),
    )
    op.bulk_insert(table, [{'name': 'theme', 'value': 'dark'}, {'name': 'language', 'value': 'es'}])
    bind = op.get_bind()
    values = [{'name': 'theme', 'value': 'light'}, {'name': 'zone', 'value': 'America/Managua'}]
    if bind.dialect.name == 'mysql':
        insert = mysql.insert(table).values(values)
        bind.execute(insert.on_duplicate_key_update(value=insert.inserted.value, times=table.c.times + 1))
    else:
        insert = (postgresql if bind.dialect.name == 'postgresql' else sqlite).insert(table).values(values)
        bind.execute(insert.on_conflict_do_update(
            index_elements=['name'], set_={'value': insert.excluded.value, 'times': table.c.times + 1}))
        bind.execute((postgresql if bind.dialect.name == 'postgresql' else sqlite).insert(table)
                     .values(name='zone', value='lost').on_conflict_do_nothing())
    assert bind.execute(table.select().where(table.c.name == 'theme')).one().times == 2


def downgrade():
    op.drop_table('options')

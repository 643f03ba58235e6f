"""Helpers with arguments of all kinds

Revision ID: c13
Revises: c12
Create Date: 2026-01-14 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c13'
down_revision = 'c12'
branch_labels = None
depends_on = None


def add(table, *columns, **options):
    with op.batch_alter_table(table, **options) as batch_op:
        for column in columns:
            batch_op.add_column(column)


def remove(table, *names, recreate='auto'):
    with op.batch_alter_table(table, recreate=recreate) as batch_op:
        for name in names[::-1]:
            batch_op.drop_column(name)


def stamp(name, /, kind=sa.DateTime, *, nullable=True, **rest):
    return sa.Column(name, kind(), nullable=nullable, **rest)


def upgrade():
    add('lessons', stamp('begun_at'), stamp('ended_at', sa.Date), schema=None)
    add('lessons', *[stamp(f'slot_{i}', sa.Integer, server_default=str(i)) for i in (1, 2)], recreate='auto')


def downgrade():
    remove('lessons', 'begun_at', 'ended_at', *(f'slot_{i}' for i in (1, 2)))

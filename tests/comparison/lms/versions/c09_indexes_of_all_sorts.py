"""Indexes of all sorts

Revision ID: c09
Revises: c08
Create Date: 2026-01-10 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c09'
down_revision = 'c08'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ix_lessons_minutes', 'lessons', ['minutes'])
    op.create_index(op.f('ix_rooms_badge'), 'rooms', ['badge'], unique=True)
    op.create_index('ix_rooms_two', 'rooms', ['floor', 'label'], unique=False)
    op.create_index('ix_campuses_history', 'campuses', ['history'], mysql_length=20)
    op.create_index('ix_campuses_open', 'campuses', ['code'], postgresql_where=sa.text('is_open'),
                    sqlite_where=sa.text('is_open = 1'))
    if op.get_bind().dialect.name != 'mysql':
        op.create_index('ix_campuses_lower', 'campuses', [sa.text('lower(name)')], unique=True)
    if op.get_context().dialect.name == 'postgresql':
        op.create_index('ix_campuses_rate', 'campuses', ['rate'], postgresql_using='hash')
    with op.batch_alter_table('rooms') as batch_op:
        batch_op.create_index(batch_op.f('ix_rooms_day'), ['day', 'hour'], unique=False)


def downgrade():
    with op.batch_alter_table('rooms') as batch_op:
        batch_op.drop_index(batch_op.f('ix_rooms_day'))
    if op.get_context().dialect.name == 'postgresql':
        op.drop_index('ix_campuses_rate', table_name='campuses', postgresql_using='hash')
    if op.get_bind().dialect.name != 'mysql':
        op.drop_index('ix_campuses_lower', 'campuses')
    for name, table in [('ix_campuses_open', 'campuses'), ('ix_campuses_history', 'campuses'),
                        ('ix_rooms_two', 'rooms'), (op.f('ix_rooms_badge'), 'rooms'),
                        ('ix_lessons_minutes', 'lessons')]:
        op.drop_index(name, table_name=table)

"""A type of PostgreSQL behind a test

Revision ID: c12
Revises: c11
Create Date: 2026-01-13 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql

revision = 'c12'
down_revision = 'c11'
branch_labels = None
depends_on = None


STATES = ('draft', 'open', 'closed')


def upgrade():
    bind = op.get_bind()
    if bind.dialect.name == 'postgresql':
        state = postgresql.ENUM(*STATES, name='exam_state', create_type=False)
        state.create(bind, checkfirst=True)
        op.add_column('exams', sa.Column('state', state, server_default='draft', nullable=False))
        op.add_column('exams', sa.Column('tags', postgresql.ARRAY(sa.String(20)), nullable=True))
        op.add_column('exams', sa.Column('extra', postgresql.JSONB(astext_type=sa.Text()), nullable=True))
        op.execute("ALTER TYPE exam_state ADD VALUE IF NOT EXISTS 'archived'")
        op.execute("UPDATE exams SET tags = ARRAY['a', 'b'], extra = '{\"b\": 1, \"a\": [2]}'")
    elif bind.dialect.name == 'mysql':
        op.add_column('exams', sa.Column('state', mysql.ENUM(*STATES), server_default='draft', nullable=False))
        op.add_column('exams', sa.Column('tags', mysql.MEDIUMTEXT(), nullable=True))
        op.add_column('exams', sa.Column('extra', mysql.TINYINT(1), nullable=True))
        op.execute("UPDATE exams SET tags = 'a,b', extra = 3")
    else:
        for column in (sa.Column('state', sa.String(10), server_default='draft', nullable=False),
                       sa.Column('tags', sa.Text), sa.Column('extra', sa.JSON)):
            op.add_column('exams', column)


def downgrade():
    with op.batch_alter_table('exams') as batch_op:
        for name in ('extra', 'tags', 'state'):
            batch_op.drop_column(name)
    if op.get_bind().dialect.name == 'postgresql':
        postgresql.ENUM(name='exam_state').drop(op.get_bind())

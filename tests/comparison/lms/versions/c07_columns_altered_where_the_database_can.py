"""Columns altered where the database can

Revision ID: c07
Revises: c06
Create Date: 2026-01-08 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c07'
down_revision = 'c06'
branch_labels = None
depends_on = None


def upgrade():
    if op.get_bind().dialect.name == 'sqlite':
        with op.batch_alter_table('lessons') as batch:
            batch.alter_column('topic', existing_type=sa.String(80), type_=sa.Text(), nullable=True)
            batch.add_column(sa.Column('minutes', sa.Integer(), server_default='45', nullable=False))
        return
    op.alter_column('lessons', 'topic', existing_type=sa.String(80), type_=sa.Text(), nullable=True)
    op.add_column('lessons', sa.Column('minutes', sa.Integer(), nullable=True))
    op.execute('UPDATE lessons SET minutes = 45 WHERE minutes IS NULL')
    op.alter_column('lessons', 'minutes', nullable=False, existing_type=sa.Integer())
    op.alter_column('lessons', 'minutes', server_default=sa.text('45'), existing_type=sa.Integer(),
                    existing_nullable=False)
    op.alter_column('lessons', 'subject', new_column_name='subject_number', existing_type=sa.Integer(),
                    existing_nullable=False)
    op.alter_column('lessons', 'subject_number', new_column_name='subject', existing_type=sa.Integer(),
                    existing_nullable=False)


def downgrade():
    with op.batch_alter_table('lessons') as batch:
        batch.drop_column('minutes')
        batch.alter_column('topic', existing_type=sa.Text(), type_=sa.String(80), existing_nullable=True)

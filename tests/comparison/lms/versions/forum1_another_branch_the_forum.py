"""Another branch: the forum

Revision ID: forum1
Revises: c32
Create Date: 2026-01-02 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'forum1'
down_revision = 'c32'
branch_labels = ['forum', 'talk']
depends_on = None


def upgrade():
    op.create_table('threads', sa.Column('id', sa.Integer, primary_key=True), sa.Column('subject', sa.String(90)),
                    sa.Column('parent_id', sa.Integer, sa.ForeignKey('threads.id', name='fk_threads_parent')))


def downgrade():
    op.drop_table('threads')

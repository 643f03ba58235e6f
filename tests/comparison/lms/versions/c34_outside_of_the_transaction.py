"""Outside of the transaction

Revision ID: c34
Revises: c33
Create Date: 2026-02-07 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c34'
down_revision = 'c33'
branch_labels = None
depends_on = None


def upgrade():
    with op.get_context().autocommit_block():
        if op.get_bind().dialect.name == 'postgresql':
            op.create_index('ix_threads_subject', 'threads', ['subject'], postgresql_concurrently=True)
            op.execute("ALTER TYPE exam_kind ADD VALUE 'project'")
        else:
            op.create_index('ix_threads_subject', 'threads', ['subject'])
    if op.get_bind().dialect.name == 'postgresql':
        op.execute("UPDATE exams SET kind = 'project'")


def downgrade():
    op.execute("UPDATE exams SET kind = 'oral'")
    op.drop_index('ix_threads_subject', 'threads')

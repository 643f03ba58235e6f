"""The forum needs the library

Revision ID: forum2
Revises: forum1
Create Date: 2026-01-03 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'forum2'
down_revision = 'forum1'
branch_labels = None
depends_on = 'lib2'


def upgrade():
    op.execute("INSERT INTO threads (subject) SELECT code FROM shelves WHERE code LIKE 'A%' ORDER BY code")
    op.execute(sa.text("INSERT INTO threads (subject, parent_id) SELECT 'reply', max(id) FROM threads"))


def downgrade():
    op.execute('DELETE FROM threads WHERE parent_id IS NOT NULL')
    op.execute('DELETE FROM threads')

"""Merge the branches

Revision ID: c33
Revises: lib2, forum2
Create Date: 2026-02-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c33'
down_revision = ('lib2', 'forum2')
branch_labels = None
depends_on = None


def upgrade():
    pass


def downgrade():
    pass

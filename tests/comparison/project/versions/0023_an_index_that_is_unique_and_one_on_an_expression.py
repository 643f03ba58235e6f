"""an index that is unique and one on an expression

Revision ID: 0023
Revises: 0022
Create Date: 2026-01-23 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade():
    op.create_index('ux_sections_depth_title', 'sections', ['depth', 'title'], unique=True)
    op.create_index('ix_sections_lower', 'sections', [sa.text('lower(title)')])
    op.create_index('ix_sections_roots', 'sections', ['position'], sqlite_where=sa.text('parent_id IS NULL'))


def downgrade():
    op.drop_index('ix_sections_roots', table_name='sections')
    op.drop_index('ix_sections_lower', table_name='sections')
    op.drop_index('ux_sections_depth_title', 'sections')

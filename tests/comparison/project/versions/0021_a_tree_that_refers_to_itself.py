"""a tree that refers to itself

Revision ID: 0021
Revises: 0020
Create Date: 2026-01-21 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'sections',
        sa.Column('id', sa.Integer(), primary_key=True),
        sa.Column('parent_id', sa.Integer(), sa.ForeignKey('sections.id', name='fk_sections_parent'), nullable=True),
        sa.Column('title', sa.String(80), nullable=False, unique=True),
        sa.Column('position', sa.Integer(), nullable=False, server_default='0'),
        sa.UniqueConstraint('parent_id', 'position', name='uq_sections_position'),
    )
    sections = sa.table('sections', *[sa.column(name) for name in ('id', 'parent_id', 'title', 'position')])
    rows = [dict(id=i, parent_id=None if i < 3 else i % 2 + 1, title=f'Section {i:02d}', position=i)
            for i in range(1, 9)]
    op.bulk_insert(sections, rows)


def downgrade():
    op.drop_table('sections')

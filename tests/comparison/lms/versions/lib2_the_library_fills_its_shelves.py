"""The library fills its shelves

Revision ID: lib2
Revises: lib1
Create Date: 2026-01-03 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'lib2'
down_revision = 'lib1'
branch_labels = None
depends_on = None


def upgrade():
    op.bulk_insert(sa.table('shelves', sa.column('code')), [{'code': f'{row}{n}'} for row in 'AB' for n in (1, 2)])
    op.execute('UPDATE books SET shelf_id = id')


def downgrade():
    op.execute('UPDATE books SET shelf_id = NULL')
    op.execute('DELETE FROM shelves')

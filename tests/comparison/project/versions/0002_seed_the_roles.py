"""seed the roles

Revision ID: 0002
Revises: 0001
Create Date: 2026-01-02 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    roles = sa.table('roles', sa.column('name', sa.String), sa.column('is_default', sa.Boolean),
                     sa.column('permissions', sa.Integer))
    op.bulk_insert(roles, [
        {'name': 'student', 'is_default': True, 'permissions': 1},
        {'name': 'teacher', 'is_default': False, 'permissions': 7},
        {'name': "dean's office", 'is_default': False, 'permissions': 255},
    ])


def downgrade():
    op.execute("DELETE FROM roles WHERE name IN ('student', 'teacher', 'dean''s office')")

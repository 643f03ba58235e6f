"""the naming convention of a batch

Revision ID: 0020
Revises: 0019
Create Date: 2026-01-20 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


NAMES = {'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s'}


def upgrade():
    with op.batch_alter_table('accounts', naming_convention=NAMES) as batch_op:
        batch_op.drop_constraint('fk_accounts_role_id_roles', type_='foreignkey')
        batch_op.create_foreign_key('fk_accounts_role', 'roles', ['role_id'], ['id'])


def downgrade():
    with op.batch_alter_table('accounts') as batch_op:
        batch_op.drop_constraint('fk_accounts_role', type_='foreignkey')
        batch_op.create_foreign_key('fk_accounts_role_id_roles', 'roles', ['role_id'], ['id'], ondelete='SET NULL')

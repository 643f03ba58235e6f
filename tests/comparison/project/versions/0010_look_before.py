"""look before

Revision ID: 0010
Revises: 0009
Create Date: 2026-01-10 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade():
    inspector = sa.inspect(op.get_bind())
    columns = {column['name'] for column in inspector.get_columns('accounts')}
    if 'phone' not in columns:
        op.add_column('accounts', sa.Column('phone', sa.String(20)))
    if 'email' not in columns:
        op.add_column('accounts', sa.Column('email', sa.String(120)))
    if not inspector.has_table('settings'):
        op.create_table('settings', sa.Column('name', sa.String(50), primary_key=True),
                        sa.Column('value', sa.String(200)))
    names = [index['name'] for index in inspector.get_indexes('courses')]
    if 'ix_courses_level' not in names:
        op.create_index('ix_courses_level', 'courses', ['level'])


def downgrade():
    if 'settings' in sa.inspect(op.get_bind()).get_table_names():
        op.drop_table('settings')
    op.drop_index('ix_courses_level', table_name='courses')
    with op.batch_alter_table('accounts') as batch_op:
        batch_op.drop_column('phone')

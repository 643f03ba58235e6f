"""keys and constraints looked at

Revision ID: 0030
Revises: 0029
Create Date: 2026-01-02 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None


def upgrade():
    inspector = sa.inspect(op.get_bind())
    foreign = {key['name']: key['referred_table'] for key in inspector.get_foreign_keys('sections')}
    assert foreign == {'fk_sections_parent': 'sections'}, foreign
    unique = sorted(tuple(each['column_names']) for each in inspector.get_unique_constraints('sections'))
    assert ('parent_id', 'position') in unique, unique
    assert inspector.get_pk_constraint('enrolments')['constrained_columns'] == ['account_id', 'course_id']
    types = {column['name']: column['type'] for column in inspector.get_columns('courses')}
    assert isinstance(types['price'], sa.Numeric) and isinstance(types['starts'], sa.Date)
    if 'fk_options_account' in [key['name'] for key in inspector.get_foreign_keys('options')]:
        with op.batch_alter_table('options', recreate='always') as batch_op:
            batch_op.drop_constraint('fk_options_account', type_='foreignkey')


def downgrade():
    with op.batch_alter_table('options') as batch_op:
        batch_op.create_foreign_key('fk_options_account', 'accounts', ['account_id'], ['id'], ondelete='CASCADE')

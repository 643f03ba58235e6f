"""A batch that always makes the table anew

Revision ID: c44
Revises: c43
Create Date: 2026-02-17 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c44'
down_revision = 'c43'
branch_labels = None
depends_on = None


def upgrade():
    is_sqlite = op.get_bind().dialect.name == 'sqlite'
    with op.batch_alter_table('facts', recreate='always' if is_sqlite else 'auto',
                              table_args=(sa.CheckConstraint("name <> ''", name='ck_facts_name'),)) as batch_op:
        batch_op.add_column(sa.Column('place', sa.Integer(), nullable=True),
                            **({'insert_after': 'name'} if is_sqlite else {}))
        batch_op.alter_column('value', existing_type=sa.Text(), nullable=True)
    copy = sa.Table('readings', sa.MetaData(), sa.Column('id', sa.Integer, primary_key=True),
                    sa.Column('v0', sa.Integer), sa.Column('v1', sa.Integer), sa.Column('v2', sa.Integer))
    with op.batch_alter_table('readings', copy_from=copy) as batch_op:
        batch_op.alter_column('v0', existing_type=sa.Integer(), type_=sa.BigInteger())
        batch_op.drop_column('v2')
        batch_op.execute("UPDATE facts SET place = 1 WHERE name = 'json'")


def downgrade():
    with op.batch_alter_table('readings') as batch_op:
        batch_op.add_column(sa.Column('v2', sa.Integer()))
        batch_op.alter_column('v0', existing_type=sa.BigInteger(), type_=sa.Integer())
    with op.batch_alter_table('facts') as batch_op:
        batch_op.drop_column('place')
        batch_op.alter_column('value', existing_type=sa.Text(), nullable=False)

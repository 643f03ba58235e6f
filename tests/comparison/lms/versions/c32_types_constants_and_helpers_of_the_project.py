"""Types, constants and helpers of the project

Revision ID: c32
Revises: c31
Create Date: 2026-02-05 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
import campus.types
from campus import constants
from campus.helper import add_audit_columns, drop_audit_columns, seed
from campus.types import Password, Percent

revision = 'c32'
down_revision = 'c31'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'members',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('login', sa.String(constants.LOGIN_LENGTH), nullable=False),
        sa.Column('secret', campus.types.Password(length=64), nullable=True),
        sa.Column('progress', Percent(), server_default='0', nullable=False),
        sa.Column('tags', campus.types.Words(), nullable=True),
        sa.PrimaryKeyConstraint('id', name='pk_members'),
    )
    add_audit_columns('members', by=sa.String(constants.LOGIN_LENGTH))
    members = sa.table('members', sa.column('login', sa.String), sa.column('secret', Password),
                       sa.column('progress', Percent()), sa.column('tags', campus.types.Words()))
    seed(members, constants.MEMBERS)
    bind = op.get_bind()
    row = bind.execute(sa.select(members).where(members.c.progress > 0.5).order_by(members.c.login)).first()
    bind.execute(members.update().where(members.c.login == row.login)
                 .values(tags=[*row.tags, str(row.progress), row.secret[:8]]))


def downgrade():
    drop_audit_columns('members')
    op.drop_table('members')

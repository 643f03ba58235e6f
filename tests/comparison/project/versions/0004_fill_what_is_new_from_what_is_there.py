"""fill what is new from what is there

Revision ID: 0004
Revises: 0003
Create Date: 2026-01-04 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade():
    connection = op.get_bind()
    accounts = sa.table('accounts', sa.column('id', sa.Integer), sa.column('email', sa.String),
                        sa.column('nickname', sa.String), sa.column('role_id', sa.Integer))
    role = connection.execute(sa.text('SELECT id FROM roles WHERE name = :name'), {'name': 'student'}).scalar()
    connection.execute(accounts.insert(), [
        {'email': f'{name}@example.org', 'role_id': role} for name in ('ana', 'luis', 'mar')])
    for row in connection.execute(sa.select(accounts.c.id, accounts.c.email)).fetchall():
        connection.execute(accounts.update().where(accounts.c.id == row.id)
                           .values(nickname=row.email.split('@')[0].capitalize()))


def downgrade():
    op.execute('DELETE FROM accounts')

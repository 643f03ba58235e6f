"""a try that fails

Revision ID: 0017
Revises: 0016
Create Date: 2026-01-17 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade():
    try:
        with op.get_bind().begin_nested():
            op.execute('SELECT nothing FROM nowhere')
    except sa.exc.OperationalError as error:
        assert 'nowhere' in str(error)
    else:
        raise RuntimeError('that table should not be there')
    op.execute(sa.text("INSERT INTO options (key, value) VALUES (:key, :value)").bindparams(key='tried', value='yes'))


def downgrade():
    op.execute("DELETE FROM options WHERE key = 'tried'")

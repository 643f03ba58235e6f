"""What several revisions do."""
import sqlalchemy as sa
from alembic import op

from . import constants


def add_audit_columns(table, by=None):
    with op.batch_alter_table(table) as batch_op:
        batch_op.add_column(sa.Column('changed_by', by or sa.String(constants.LOGIN_LENGTH)))
        batch_op.add_column(sa.Column('changes', sa.Integer(), server_default='0', nullable=False))


def drop_audit_columns(table):
    with op.batch_alter_table(table) as batch_op:
        batch_op.drop_column('changes')
        batch_op.drop_column('changed_by')


def seed(table, rows):
    """Rows a type processes on their way; returns how many."""
    for row in rows:
        op.get_bind().execute(table.insert().values(**row))
    return len(rows)

"""Names by convention

Revision ID: c40
Revises: c39
Create Date: 2026-02-13 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c40'
down_revision = 'c39'
branch_labels = None
depends_on = None


CONVENTION = {
    'ix': 'ix_%(column_0_label)s',
    'uq': 'uq_%(table_name)s_%(column_0_name)s',
    'ck': 'ck_%(table_name)s_%(constraint_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s',
    'pk': 'pk_%(table_name)s',
}


def upgrade():
    metadata = sa.MetaData(naming_convention=CONVENTION)
    sa.Table('students', metadata, sa.Column('id', sa.Integer, primary_key=True))
    table = sa.Table(
        'payments', metadata,
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('student_id', sa.Integer, sa.ForeignKey('students.id'), index=True),
        sa.Column('code', sa.String(12), unique=True),
        sa.Column('amount', sa.Numeric(8, 2), nullable=False),
        sa.CheckConstraint('amount > 0', name='positive'),
        sa.UniqueConstraint('student_id', 'code'),
        sa.Index(None, 'code', 'amount'),
    )
    table.create(op.get_bind())
    without_checks = {key: value for key, value in CONVENTION.items() if key != 'ck'}
    with op.batch_alter_table('payments', naming_convention=without_checks) as batch_op:
        batch_op.add_column(sa.Column('room_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_payments_room_id_rooms'), 'rooms', ['room_id'], ['id'])
        batch_op.drop_constraint('uq_payments_student_id', type_='unique')


def downgrade():
    sa.Table('payments', sa.MetaData(), autoload_with=op.get_bind()).drop(op.get_bind())

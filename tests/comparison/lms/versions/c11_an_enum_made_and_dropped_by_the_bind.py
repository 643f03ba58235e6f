"""An enum made and dropped by the bind

Revision ID: c11
Revises: c10
Create Date: 2026-01-12 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c11'
down_revision = 'c10'
branch_labels = None
depends_on = None


KIND = sa.Enum('written', 'oral', "take-home 'x'", name='exam_kind')


def upgrade():
    bind = op.get_bind()
    KIND.create(bind, checkfirst=True)
    with op.batch_alter_table('exams') as batch_op:
        batch_op.add_column(sa.Column('kind', KIND, nullable=True))
    exams = sa.table('exams', sa.column('title', sa.String), sa.column('created', sa.String), sa.column('kind', KIND))
    bind.execute(sa.text("UPDATE exams SET kind = 'oral'"))
    if bind.dialect.name == 'mysql':
        op.alter_column('exams', 'kind', existing_type=KIND, nullable=False, server_default='written')
    kinds = [kind for (kind,) in bind.execute(sa.select(exams.c.kind).distinct())]
    assert kinds == ['oral'], kinds


def downgrade():
    with op.batch_alter_table('exams') as batch_op:
        batch_op.drop_column('kind')
    KIND.drop(op.get_bind(), checkfirst=False)

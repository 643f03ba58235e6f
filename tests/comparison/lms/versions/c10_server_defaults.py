"""Server defaults

Revision ID: c10
Revises: c09
Create Date: 2026-01-11 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c10'
down_revision = 'c09'
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        'exams',
        sa.Column('id', sa.Integer, primary_key=True),
        sa.Column('title', sa.String(50), nullable=False, server_default='Exam'),
        sa.Column('points', sa.Integer, nullable=False, server_default=sa.text('100')),
        sa.Column('weight', sa.Float, server_default='0.5'),
        sa.Column('is_final', sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column('is_open', sa.Boolean, nullable=False, server_default=sa.sql.expression.true()),
        sa.Column('held', sa.Date, server_default=sa.text("'2026-05-01'")),
        sa.Column('created', sa.DateTime, server_default=sa.func.current_timestamp(), nullable=False),
        sa.Column('quote', sa.String(30), server_default="it's", default='client side'),
    )
    op.execute("INSERT INTO exams (created) VALUES ('2026-01-02 03:04:05')")


def downgrade():
    op.drop_table('exams')

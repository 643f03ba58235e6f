"""A branch of its own: the library

Revision ID: lib1
Revises: c32
Create Date: 2026-01-02 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'lib1'
down_revision = 'c32'
branch_labels = ('library',)
depends_on = None


def upgrade():
    op.create_table('shelves', sa.Column('id', sa.Integer, primary_key=True), sa.Column('code', sa.String(8)))
    with op.batch_alter_table('books') as batch_op:
        batch_op.add_column(sa.Column('shelf_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key('fk_books_shelf', 'shelves', ['shelf_id'], ['id'])


def downgrade():
    with op.batch_alter_table('books') as batch_op:
        batch_op.drop_constraint('fk_books_shelf', type_='foreignkey')
        batch_op.drop_column('shelf_id')
    op.drop_table('shelves')

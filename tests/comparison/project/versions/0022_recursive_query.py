"""recursive query

Revision ID: 0022
Revises: 0021
Create Date: 2026-01-22 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade():
    tree = sa.text("""
        WITH RECURSIVE tree(id, depth) AS (
            SELECT id, 0 FROM sections WHERE parent_id IS NULL
            UNION ALL
            SELECT s.id, tree.depth + 1 FROM sections s JOIN tree ON s.parent_id = tree.id
        )
        SELECT id, depth FROM tree ORDER BY id
    """)
    op.add_column('sections', sa.Column('depth', sa.Integer(), nullable=True))
    for id_, depth in op.get_bind().execute(tree).fetchall():
        op.execute(sa.text('UPDATE sections SET depth = :depth WHERE id = :id').bindparams(depth=depth, id=id_))


def downgrade():
    with op.batch_alter_table('sections') as batch_op:
        batch_op.drop_column('depth')

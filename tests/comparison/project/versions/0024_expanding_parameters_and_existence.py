"""expanding parameters and existence

Revision ID: 0024
Revises: 0023
Create Date: 2026-01-24 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade():
    connection = op.get_bind()
    found = connection.execute(
        sa.text('SELECT title FROM sections WHERE id IN :ids ORDER BY id').bindparams(
            sa.bindparam('ids', expanding=True)), {'ids': [1, 3, 5]}).scalars().all()
    assert found == ['Section 01', 'Section 03', 'Section 05'], found
    s, child = [sa.table('sections', sa.column('id'), sa.column('parent_id'), sa.column('title')).alias(name)
                for name in ('s', 'child')]
    with_children = sa.select(s.c.id).where(sa.exists().where(child.c.parent_id == s.c.id)).order_by(s.c.id)
    ids = [row[0] for row in connection.execute(with_children)]
    op.execute(f"UPDATE sections SET title = title || ' *' WHERE id IN ({', '.join(map(str, ids))})")


def downgrade():
    op.execute("UPDATE sections SET title = replace(title, ' *', '')")

"""What the context tells

Revision ID: c35
Revises: c34
Create Date: 2026-02-08 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context

revision = 'c35'
down_revision = 'c34'
branch_labels = None
depends_on = None


def upgrade():
    migration = op.get_context()
    size = context.get_x_argument(as_dictionary=True).get('size', 'small')
    assert not context.is_offline_mode() and not migration.as_sql
    assert migration.bind is not None and migration.dialect.name == op.get_bind().dialect.name
    assert op.get_bind().engine.name == op.get_bind().dialect.name
    facts = sa.table('facts', sa.column('name', sa.String), sa.column('value', sa.Text))
    op.execute(facts.insert().values(name='context', value=f'{size} {context.get_x_argument()}'))
    op.execute(facts.update().where(facts.c.name == op.inline_literal('context'))
               .values(value=op.inline_literal('literal')))


def downgrade():
    op.execute("DELETE FROM facts WHERE name = 'context'")

"""Dropping by what the inspector finds

Revision ID: c48
Revises: c47
Create Date: 2026-02-21 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c48'
down_revision = 'c47'
branch_labels = None
depends_on = None


def foreign_key_name(table, column):
    for key in sa.inspect(op.get_bind()).get_foreign_keys(table):
        if column in key['constrained_columns']:
            return key['name']
    return None


def upgrade():
    op.create_table('badges', sa.Column('id', sa.Integer(), primary_key=True),
                    sa.Column('student_id', sa.Integer(), sa.ForeignKey('students.id', name='fk_badges_student')),
                    sa.Column('shelf_id', sa.Integer(), sa.ForeignKey('shelves.id', name='fk_badges_shelf')),
                    sa.Column('code', sa.String(10), server_default='new'))
    op.create_index('ix_badges_code', 'badges', ['code'], unique=True)
    op.execute("INSERT INTO badges (student_id, code) VALUES (1, 'gold')")
    with op.batch_alter_table('badges') as batch_op:
        batch_op.drop_constraint(foreign_key_name('badges', 'shelf_id'), type_='foreignkey')
    with op.batch_alter_table('badges') as batch_op:
        batch_op.drop_column('shelf_id')
        batch_op.alter_column('code', existing_type=sa.String(10), server_default=None, nullable=False)
    inspector = sa.inspect(op.get_bind())
    for index in inspector.get_indexes('badges'):
        if index['unique'] and index['column_names'] == ['code']:
            op.drop_index(index['name'], table_name='badges')
    op.rename_table('badges', 'medals')
    columns = [(column['name'], str(column['type']), column['nullable'], column['default'] is not None)
               for column in sa.inspect(op.get_bind()).get_columns('medals') if column['name'] != 'id']
    op.execute(sa.text("INSERT INTO facts (name, value) VALUES ('medals', :v)").bindparams(v=repr(columns)))


def downgrade():
    op.execute("DELETE FROM facts WHERE name = 'medals'")
    op.drop_table('medals')

"""Look before you change

Revision ID: c24
Revises: c23
Create Date: 2026-01-25 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.engine.reflection import Inspector

revision = 'c24'
down_revision = 'c23'
branch_labels = None
depends_on = None


def has_column(table, name):
    return any(column['name'] == name for column in sa.inspect(op.get_bind()).get_columns(table))


def upgrade():
    inspector = sa.inspect(op.get_bind())
    assert isinstance(inspector, Inspector)
    for table, column in (('students', 'email'), ('students', 'name'), ('rooms', 'plan')):
        if not has_column(table, column):
            op.add_column(table, sa.Column(column, sa.String(70), nullable=True))
    tables = inspector.get_table_names()
    if 'students' in tables and not inspector.has_table('marks'):
        op.create_table('marks', sa.Column('id', sa.Integer, primary_key=True), sa.Column('student_id', sa.Integer),
                        sa.Column('exam_id', sa.Integer), sa.Column('score', sa.Numeric(5, 2)))
    inspector = sa.inspect(op.get_bind())
    if not [key for key in inspector.get_foreign_keys('marks') if key['constrained_columns'] == ['student_id']]:
        with op.batch_alter_table('marks') as batch_op:
            batch_op.create_foreign_key('fk_marks_student', 'students', ['student_id'], ['id'])
    if 'ix_marks_exam' not in {index['name'] for index in inspector.get_indexes('marks')}:
        op.create_index('ix_marks_exam', 'marks', ['exam_id', 'student_id'])
    unique = [constraint['name'] for constraint in inspector.get_unique_constraints('teachers')]
    key = inspector.get_pk_constraint('subjects')['constrained_columns']
    foreign = sorted((fk['name'], fk['referred_table'], *fk['referred_columns'])
                     for fk in inspector.get_foreign_keys('teachers'))
    column = {each['name']: each for each in inspector.get_columns('subjects')}['title']
    note = f"{unique} {key} {foreign} {column['name']} {column['nullable']} {column['type'].length}"
    op.get_bind().execute(sa.text('UPDATE exams SET quote = :a'), {'a': note[:30]})
    op.get_bind().execute(sa.text('UPDATE campuses SET history = :a WHERE id = 2'), {'a': note})


def downgrade():
    inspector = Inspector.from_engine(op.get_bind()) if not hasattr(sa, 'Uuid') else sa.inspect(op.get_bind())
    if 'marks' in inspector.get_table_names():
        with op.batch_alter_table('marks') as batch_op:
            batch_op.drop_constraint('fk_marks_student', type_='foreignkey')
        op.drop_index('ix_marks_exam', table_name='marks')
        op.drop_table('marks')
    if has_column('students', 'email'):
        with op.batch_alter_table('students') as batch_op:
            batch_op.drop_column('email')

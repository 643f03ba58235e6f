"""A trigger in every database

Revision ID: c42
Revises: c41
Create Date: 2026-02-15 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c42'
down_revision = 'c41'
branch_labels = None
depends_on = None


BODIES = {
    'sqlite': ["""CREATE TRIGGER marks_count AFTER INSERT ON marks BEGIN
                   UPDATE students SET points = points + 1 WHERE id = new.student_id;
                   UPDATE students SET points = points * 2 WHERE id = new.student_id;
               END"""],
    'mysql': ["""CREATE TRIGGER marks_count AFTER INSERT ON marks FOR EACH ROW BEGIN
                  UPDATE students SET points = points + 1 WHERE id = new.student_id;
                  UPDATE students SET points = points * 2 WHERE id = new.student_id;
              END"""],
    'postgresql': ["""CREATE FUNCTION count_marks() RETURNS trigger AS $$
                   BEGIN
                       UPDATE students SET points = points + 1 WHERE id = new.student_id;
                       UPDATE students SET points = points * 2 WHERE id = new.student_id;
                       RETURN NEW;
                   END $$ LANGUAGE plpgsql""",
                   'CREATE TRIGGER marks_count AFTER INSERT ON marks FOR EACH ROW EXECUTE FUNCTION count_marks()'],
}


def upgrade():
    for statement in BODIES[op.get_bind().dialect.name]:
        op.execute(statement)
    op.execute('INSERT INTO marks (student_id, score) VALUES (1, 33.5)')


def downgrade():
    name = op.get_bind().dialect.name
    op.execute('DROP TRIGGER marks_count' + (' ON marks' if name == 'postgresql' else ''))
    if name == 'postgresql':
        op.execute('DROP FUNCTION count_marks()')

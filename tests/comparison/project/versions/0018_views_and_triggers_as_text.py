"""views and triggers as text

Revision ID: 0018
Revises: 0017
Create Date: 2026-01-18 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade():
    op.execute('CREATE VIEW good_grades AS SELECT account_id, grade FROM enrolments WHERE grade > 8')
    op.execute('''
        CREATE TRIGGER enrolments_touch AFTER UPDATE OF grade ON enrolments
        BEGIN
            UPDATE enrolments SET note = 'changed; ' || NEW.grade WHERE account_id = NEW.account_id;
        END
    ''')
    op.execute("UPDATE enrolments SET grade = 9.5 WHERE account_id = 1")


def downgrade():
    op.execute('DROP TRIGGER enrolments_touch')
    op.execute('DROP VIEW good_grades')

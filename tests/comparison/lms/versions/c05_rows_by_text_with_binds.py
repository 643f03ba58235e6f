"""Rows by text with binds

Revision ID: c05
Revises: c04
Create Date: 2026-01-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c05'
down_revision = 'c04'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    for email, salary, campus in (('ada@example.org', '1500.25', 1), ('bob@example.org', '900', 2)):
        bind.execute(sa.text('INSERT INTO teachers (email, salary, campus_id) VALUES (:email, :salary, :campus)'),
                     {'email': email, 'salary': salary, 'campus': campus})
    bind.execute(sa.text('INSERT INTO teachers (email, campus_id) VALUES (:email, :campus)'),
                 [{'email': f'guest{i}@example.org', 'campus': 1} for i in range(3)])
    op.execute(sa.text('UPDATE teachers SET mentor_id = :mentor WHERE email LIKE :like')
               .bindparams(mentor=1, like='guest%'))
    statement = sa.text('SELECT count(*) FROM teachers WHERE id IN :ids').bindparams(
        sa.bindparam('ids', expanding=True))
    count = bind.execute(statement, {'ids': [1, 2, 3, 99]}).scalar()
    bind.execute(sa.text('INSERT INTO subjects (campus_id, number, title, credits) VALUES (1, :n, :t, :n)'),
                 {'n': count, 't': 'Algebra: \\:x'})


def downgrade():
    op.get_bind().execute(sa.text('DELETE FROM subjects'))
    op.execute('UPDATE teachers SET mentor_id = NULL')
    op.execute('DELETE FROM teachers')

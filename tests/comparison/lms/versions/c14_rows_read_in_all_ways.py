"""Rows read in all ways

Revision ID: c14
Revises: c13
Create Date: 2026-01-15 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c14'
down_revision = 'c13'
branch_labels = None
depends_on = None


def upgrade():
    bind = op.get_bind()
    query = sa.text('SELECT id, mail, campus_id FROM teachers ORDER BY id')
    rows = bind.execute(query).fetchall()
    found = [rows[0][0], rows[0].mail, rows[-1]._mapping['mail'], rows[1]._asdict()['campus_id'], len(rows)]
    number, mail, _ = bind.execute(query).fetchone()
    found += [number, mail]
    found += [row['mail'] for row in bind.execute(query).mappings()][:1]
    found += bind.execute(query).scalars().all()
    found.append(bind.scalar(sa.text('SELECT max(id) FROM teachers')))
    found.append(bind.execute(query).first()._fields)
    found.append(bind.execute(sa.text('SELECT id FROM teachers WHERE id < 0')).first())
    found.append(bind.execute(sa.text('SELECT id FROM teachers WHERE id < 0')).scalar())
    found.append(list(bind.execute(query).keys()))
    result = bind.execute(query)
    found += [len(result.fetchmany(2)), len(result.fetchmany(2)), len(result.fetchall())]
    found.append(bind.execute(sa.text('SELECT mail FROM teachers WHERE id = 1')).scalar_one())
    found.append(bind.execute(sa.text('SELECT mail FROM teachers WHERE id = -1')).one_or_none())
    found.append({row.id: row.mail for row in bind.execute(query)}[2])
    found.append(bind.execute(sa.text("UPDATE teachers SET phone = 'x' WHERE id < 3")).rowcount)
    found.append(tuple(rows[0]) == rows[0])
    found.append([part for row in rows[:1] for part in row])
    found.append(str(rows[0]))
    op.get_bind().execute(sa.text('UPDATE campuses SET history = :found WHERE id = 2'),
                          dict(found=' '.join(map(str, found))))


def downgrade():
    op.execute('UPDATE campuses SET history = NULL WHERE id = 2')

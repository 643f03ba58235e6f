"""Comprehensions and generators

Revision ID: c28
Revises: c27
Create Date: 2026-02-01 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c28'
down_revision = 'c27'
branch_labels = None
depends_on = None


def numbers(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b


def chunks(rows, size):
    for start in range(0, len(rows), size):
        yield from (rows[start:start + size],)


def upgrade():
    op.create_table('readings', *(sa.Column(name, sa.Integer(), primary_key=name == 'id')
                                  for name in ['id', *[f'v{i}' for i in range(3)]]))
    readings = sa.table('readings', *[sa.column(name) for name in ('id', 'v0', 'v1', 'v2')])
    rows = [{'id': i + 1, 'v0': n, 'v1': n % 3 if n else None, 'v2': [*map(lambda x: x * 2, [n])][0]}
            for i, n in enumerate(numbers(100)) if n != 1 or i > 1]
    for chunk in chunks(rows, 4):
        op.bulk_insert(readings, chunk)
    bind = op.get_bind()
    by_rest = {rest: {row.v0 for row in bind.execute(readings.select()) if row.v1 == rest} for rest in (0, 1, 2)}
    for rest, values in by_rest.items():
        bind.execute(readings.update().where(readings.c.v1 == rest).values(v2=sum(values)))
    smallest = next((row.v0 for row in bind.execute(readings.select().order_by(readings.c.v0)) if row.v0 > 10), None)
    flags = any(v > 50 for v in by_rest[1]), all(by_rest.values()), max(by_rest, key=lambda k: len(by_rest[k]))
    bind.execute(readings.insert().values(id=99, v0=smallest, v1=int(flags[0]) + int(flags[1]), v2=flags[2]))
    if (total := bind.scalar(sa.text('SELECT count(*) FROM readings'))) > 5:
        bind.execute(readings.insert().values(id=100, v0=total, v1=-total, v2=None))


def downgrade():
    op.drop_table('readings')

"""records and a queue

Revision ID: 0026
Revises: 0025
Create Date: 2026-01-26 09:00:00.000000

"""
import collections
import dataclasses
import typing

from alembic import op
import sqlalchemy as sa

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None


done = []


@dataclasses.dataclass(frozen=True)
class Step:
    column: str
    value: int = 0
    after: typing.Optional[str] = None


STEPS = [Step('third', 3, after='second'), Step('second', 2, 'first'), Step('first', value=1)]


def upgrade():
    waiting = collections.deque(STEPS)
    while waiting:
        step = waiting.popleft()
        if step.after and step.after not in done:
            waiting.append(step)
            continue
        op.add_column('prices', sa.Column(step.column, sa.Integer(), server_default=str(step.value)))
        done.append(step.column)
    op.execute('UPDATE prices SET ' + ', '.join(f'{name} = {name} + 1' for name in done))


def downgrade():
    with op.batch_alter_table('prices') as batch_op:
        for step in STEPS:
            batch_op.drop_column(step.column)

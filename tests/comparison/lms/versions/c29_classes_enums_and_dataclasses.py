"""Classes, enums and dataclasses

Revision ID: c29
Revises: c28
Create Date: 2026-02-02 09:00:00.000000

"""
import enum
from dataclasses import dataclass, field

from alembic import op
import sqlalchemy as sa

revision = 'c29'
down_revision = 'c28'
branch_labels = None
depends_on = None


class Shift(str, enum.Enum):
    MORNING = 'am'
    EVENING = 'pm'

    @property
    def title(self):
        return self.name.title()


class Weekday(enum.IntEnum):
    MONDAY = 1
    TUESDAY = enum.auto()


@dataclass
class Group:
    name: str
    shift: Shift = Shift.MORNING
    days: list = field(default_factory=lambda: [Weekday.MONDAY])

    def row(self):
        return {'name': self.name, 'shift': self.shift.value, 'days': ','.join(str(int(day)) for day in self.days)}


class Builder:
    def __init__(self, table):
        self.table = table
        self.columns = []

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            op.create_table(self.table, *self.columns)

    def add(self, name, kind, **options):
        self.columns.append(sa.Column(name, kind, **options))
        return self


def upgrade():
    with Builder('student_groups') as builder:
        builder.add('id', sa.Integer, primary_key=True).add('name', sa.String(30), nullable=False)
        builder.add('shift', sa.Enum(*[s.value for s in Shift], name='group_shift', native_enum=False, length=10))
        builder.add('days', sa.String(20))
        builder.add('level', sa.Enum(Shift, name='group_level', values_callable=lambda e: [m.value for m in e]))
    table = sa.table('student_groups', sa.column('name', sa.String), sa.column('shift', sa.String),
                     sa.column('days', sa.String))
    groups = [Group('A'), Group('B', Shift.EVENING, list(Weekday)), Group(Shift('pm').title)]
    op.bulk_insert(table, [group.row() for group in groups])
    assert groups[0] == Group('A') and 'name=' in repr(groups[1]) and Shift['MORNING'] is Shift.MORNING


def downgrade():
    op.drop_table('student_groups')
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP TYPE group_level')

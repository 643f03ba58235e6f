"""A type of the script

Revision ID: c38
Revises: c37
Create Date: 2026-02-11 09:00:00.000000

"""
import datetime

from alembic import op
import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator, UserDefinedType

revision = 'c38'
down_revision = 'c37'
branch_labels = None
depends_on = None


class Minutes(TypeDecorator):
    """Spans as whole minutes."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else int(value.total_seconds() // 60)

    def process_result_value(self, value, dialect):
        return None if value is None else datetime.timedelta(minutes=value)


class Choice(TypeDecorator):
    impl = sa.String(12)
    cache_ok = True

    def __init__(self, *choices, **options):
        self.choices = choices
        super().__init__(**options)

    def load_dialect_impl(self, dialect):
        return dialect.type_descriptor(sa.CHAR(12) if dialect.name == 'mysql' else sa.String(12))

    def process_bind_param(self, value, dialect):
        if value is not None and value not in self.choices:
            raise ValueError(value)
        return value and value.upper()


class Grade(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **options):
        return 'CHAR(2)'


def upgrade():
    table = op.create_table('visits', sa.Column('id', sa.Integer, primary_key=True), sa.Column('span', Minutes()),
                            sa.Column('kind', Choice('short', 'long')), sa.Column('grade', Grade()))
    op.bulk_insert(table, [{'id': 1, 'span': datetime.timedelta(hours=1, seconds=90), 'kind': 'short', 'grade': 'A+'},
                           {'id': 2, 'span': None, 'kind': None, 'grade': 'B '}])
    bind = op.get_bind()
    span = bind.execute(sa.select(table.c.span).where(table.c.kind == 'short')).scalar()
    bind.execute(table.insert().values(id=3, span=span * 2, kind='long'))
    try:
        bind.execute(table.insert().values(id=4, kind='other'))
    except (ValueError, sa.exc.StatementError) as error:
        assert 'other' in str(error)


def downgrade():
    op.drop_table('visits')

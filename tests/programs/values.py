"""Values on their way to the database and back, as types and drivers make them."""
import datetime
import decimal
import enum
import uuid

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class Color(enum.Enum):
    red = 'R'
    blue = 'B'


class Upper(sa.types.TypeDecorator):
    impl = sa.String(20)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else value.upper()

    def process_result_value(self, value, dialect):
        return (dialect.name, value)


COLUMNS = (
    ('a', sa.DateTime, [datetime.datetime(2026, 1, 5, 14, 55, 17, 4), None,
                        datetime.datetime(1, 2, 3)]),
    ('b', sa.Date, [datetime.date(2024, 2, 29), None, datetime.date(9999, 12, 31)]),
    ('c', sa.Time, [datetime.time(1, 2, 3), None, datetime.time(23, 59, 59, 999999)]),
    ('d', sa.Numeric(10, 2), [decimal.Decimal('12.5'), None, decimal.Decimal('-0.01')]),
    ('e', sa.Numeric, [decimal.Decimal('1.123456789'), 7, decimal.Decimal('0')]),
    ('f', sa.Float, [1.5, None, 2]),
    ('g', sa.Boolean, [True, None, False]),
    ('h', sa.Enum(Color), [Color.red, None, 'blue']),
    ('i', sa.Enum('x', 'y'), ['x', None, 'y']),
    ('j', sa.JSON, [{'k': [1, None, 'é']}, [], 'text']),
    ('k', sa.LargeBinary, [b'\x00\xff', None, b'']),
    ('l', sa.Uuid, [uuid.UUID('12345678123456781234567812345678'), None,
                    uuid.UUID('ffffffffffffffffffffffffffffffff')]),
    ('m', Upper, ['abc', None, '']),
    ('n', sa.Integer, [2 ** 62, None, -1]),
    ('o', sa.Text, ["it's", None, 'ünï\n\t']),
    ('p', sa.Interval, [datetime.timedelta(days=1, seconds=2, microseconds=3), None,
                        datetime.timedelta(0)]),
    ('q', sa.Numeric(8, 3, asdecimal=False), [1.25, None, 2]),
    ('r', sa.String().with_variant(postgresql.UUID(), 'postgresql'), ['u', None, 'v']),
    ('s', sa.UnicodeText, ['w', None, 'x']),
    ('t', sa.BigInteger, [1, None, 3]),
)


def show(label, ask):
    try:
        print(label, repr(ask()))
    except Exception as error:
        print(label, type(error).__name__, str(error).split('\n')[0][:120])


def upgrade():
    bind = op.get_bind()
    metadata = sa.MetaData()
    table = sa.Table('v', metadata, sa.Column('id', sa.Integer, primary_key=True),
                     *[sa.Column(name, type_) for name, type_, _ in COLUMNS])
    metadata.create_all(bind)
    for row in range(3):
        bind.execute(table.insert().values({name: values[row] for name, _, values in COLUMNS}))
    bind.execute(table.insert(), [{name: values[row] for name, _, values in COLUMNS}
                                  for row in range(3)])
    for name, _, values in COLUMNS:
        column = table.c[name]
        show(name, lambda: bind.execute(sa.select(column).order_by(table.c.id)).scalars().all())
        raw = f'select {name}, typeof({name}) from v order by id'
        show(name, lambda: [tuple(row) for row in bind.execute(sa.text(raw))])
        show(name, lambda: bind.execute(
            sa.select(table.c.id).where(column == values[0]).order_by(table.c.id)).scalars().all())
    parameters = (datetime.datetime(2020, 1, 2, 3, 4, 5), datetime.date(2020, 1, 2), 1.5, True, b'x',
                  2 ** 63 - 1, 'é', None)
    for value in parameters:
        show('text', lambda: bind.execute(sa.text('select :a, typeof(:a)'), {'a': value}).one())
    for written in ('2026-01-05 14:55:17', '2026-01-05T14:55:17.5', '2026-01-05 14:55:17.123456',
                    '2026-01-05', '2026-02-30 00:00:00', 'nonsense', '2026-01-05 14:55'):
        bind.execute(sa.text('update v set a = :w where id = 1'), {'w': written})
        show(written, lambda: bind.execute(sa.select(table.c.a).where(table.c.id == 1)).scalar())
    typed = sa.text('select a, d, g from v where id = 3').columns(
        sa.column('a', sa.DateTime), sa.column('d', sa.Numeric(10, 2)), sa.column('g', sa.Boolean))
    show('columns', lambda: bind.execute(typed).one())
    typed = sa.text('select g, a from v where id = 3').columns(a=sa.DateTime, g=sa.Boolean)
    show('by name', lambda: bind.execute(typed).one())
    show('bindparam', lambda: bind.execute(sa.text('select id from v where d = :d').bindparams(
        sa.bindparam('d', type_=sa.Numeric(10, 2))), {'d': decimal.Decimal('12.5')}).scalars().all())
    show('literal', lambda: bind.execute(sa.select(
        sa.literal(datetime.date(2020, 1, 2)), sa.literal(True), sa.literal(decimal.Decimal('1.5')),
        sa.cast('5', sa.Integer))).one())
    show('function', lambda: bind.execute(sa.select(
        sa.func.max(table.c.b), sa.func.count(), sa.func.coalesce(table.c.g, False),
        sa.func.now() != None)).one()[:3])

"""Values of all types on their way into a table and back, and tables that are made by themselves."""
import datetime as dt
import decimal
import enum
import json
import uuid

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg


class Color(enum.Enum):
    red = 'r'
    blue = 'b'


class Low(sa.TypeDecorator):
    impl = sa.String(20)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value and value.lower() + dialect.name[0]

    def process_result_value(self, value, dialect):
        return value and value.upper()


class JText(sa.TypeDecorator):
    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return None if value is None else json.dumps(value)

    def process_result_value(self, value, dialect):
        return None if value is None else json.loads(value)


metadata = sa.MetaData()
thing = sa.Table(
    'thing', metadata,
    sa.Column('id', sa.Integer, primary_key=True),
    sa.Column('b', sa.Boolean),
    sa.Column('d', sa.Date),
    sa.Column('ts', sa.DateTime),
    sa.Column('tm', sa.Time),
    sa.Column('n', sa.Numeric(10, 2)),
    sa.Column('f', sa.Float),
    sa.Column('e', sa.Enum(Color)),
    sa.Column('e2', sa.Enum('x', 'y', name='xy')),
    sa.Column('j', sa.JSON),
    sa.Column('bl', sa.LargeBinary),
    sa.Column('u', sa.Uuid),
    sa.Column('iv', sa.Interval),
    sa.Column('low', Low),
    sa.Column('jt', JText),
    sa.Column('s', sa.String(5), default='dflt'),
    sa.Column('v', pg.UUID(as_uuid=True).with_variant(sa.String(36), 'sqlite')),
    sa.Column('u2', sa.Uuid(as_uuid=False)))
child = sa.Table(
    'child', metadata,
    sa.Column('id', sa.Integer, primary_key=True),
    sa.Column('thing_id', sa.ForeignKey('thing.id', ondelete='CASCADE'), index=True,
              nullable=False),
    sa.Column('name', sa.String(10), unique=True, server_default='q'),
    sa.CheckConstraint('id > 0', name='positive'))
KEY = uuid.UUID('12345678-1234-5678-1234-567812345678')
ROW = {
    'b': True, 'd': dt.date(2020, 1, 2), 'ts': dt.datetime(2020, 1, 2, 3, 4, 5, 678),
    'tm': dt.time(1, 2, 3), 'n': decimal.Decimal('12.5'), 'f': 1.5, 'e': Color.blue, 'e2': 'x',
    'j': {'a': [1, None, 'é']}, 'bl': b'\x00ab', 'u': KEY, 'iv': dt.timedelta(days=1, seconds=5),
    'low': 'ABC', 'jt': [1, 2], 'u2': str(KEY), 'v': str(KEY)}


def attempt(bind, statement):
    try:
        with bind.begin_nested():
            bind.execute(statement)
    except Exception as error:
        print(type(error).__name__, isinstance(error, sa.exc.IntegrityError),
              str(error).split('\n')[0][:140].replace('sqlite3.', ''))


def of_rows(bind):
    result = bind.execute(thing.insert().values(**ROW))
    print(tuple(result.inserted_primary_key), result.rowcount)
    bind.execute(thing.insert(), [{'b': False, 'e2': 'y', 'j': None},
                                  {'b': None, 'e2': None, 'j': []}])
    rows = bind.execute(sa.select(thing).order_by(thing.c.id)).fetchall()
    for row in rows:
        print(tuple(row))
    print(rows[0].e, rows[0].u, rows[0]._mapping['low'], rows[0][3])
    print(tuple(bind.execute(sa.text('select * from thing where id = 1')).fetchone()))
    print(bind.execute(
        sa.select(thing.c.id).where(thing.c.e == Color.blue, thing.c.low == 'ABC',
                                    thing.c.ts > dt.datetime(2019, 1, 1), thing.c.b == sa.true(),
                                    thing.c.u == KEY)).scalars().all())
    print(bind.execute(sa.select(sa.func.max(thing.c.ts), sa.func.count(),
                                 sa.cast(thing.c.n, sa.Float),
                                 thing.c.j['a'][0].as_integer())).fetchone())
    bind.execute(thing.update().where(thing.c.id == 2).values(e=Color.red, j={'k': 1},
                                                              d=dt.date(2021, 5, 6)))
    print(bind.execute(sa.select(thing.c.e, thing.c.j, thing.c.d).where(thing.c.id == 2)).one())
    attempt(bind, thing.insert().values(e='nope'))
    attempt(bind, thing.insert().values(id=1))


def of_reflection(bind):
    again = sa.Table('thing', sa.MetaData(), autoload_with=bind)
    for column in again.c:
        print(column.name, repr(column.type), column.nullable, column.primary_key)
    found = sa.MetaData()
    found.reflect(bind, only=['thing', 'child'])
    table = found.tables['child']
    print(sorted(found.tables), table.c.thing_id.foreign_keys, [i.name for i in table.indexes],
          sorted(type(each).__name__ for each in table.constraints),
          [each.name for each in found.sorted_tables])


def of_making(bind):
    child.drop(bind)
    print(sa.inspect(bind).has_table('child'))
    child.create(bind)
    child.create(bind, checkfirst=True)
    index = sa.Index('by_b', thing.c.b)
    index.create(bind)
    print([each['name'] for each in sa.inspect(bind).get_indexes('thing')])
    index.drop(bind)
    print(sa.inspect(bind).get_indexes('thing'))
    bind.execute(sa.DDL('create view one as select 1 as a'))
    print(bind.execute(sa.text('select * from one')).scalar())
    kind = sa.Enum('a', 'b', name='kind')
    kind.create(bind)
    kind.drop(bind, checkfirst=True)
    pg.ENUM('a', 'b', name='kind').create(bind, checkfirst=True)
    bind.execute(sa.schema.DropTable(child))
    bind.execute(sa.schema.CreateTable(child))
    print(sa.inspect(bind).has_table('child'))
    metadata.drop_all(bind)
    print(sa.inspect(bind).has_table('child'), sa.inspect(bind).has_table('thing'))


def upgrade():
    bind = op.get_bind()
    metadata.create_all(bind)
    of_rows(bind)
    of_reflection(bind)
    of_making(bind)

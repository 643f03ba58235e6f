"""Types: how they are shown, and what SQL they stand for by themselves."""
import enum

from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql as pg, sqlite


class E(enum.Enum):
    a = 1
    b = 2


class D(sa.TypeDecorator):
    impl = sa.String
    cache_ok = True


class D2(sa.TypeDecorator):
    impl = sa.String(30)


class JSONText(sa.TypeDecorator):
    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == 'postgresql':
            return dialect.type_descriptor(pg.JSONB())
        return dialect.type_descriptor(sa.Text())


class U(sa.types.UserDefinedType):
    def __init__(self, precision=8):
        self.precision = precision

    def get_col_spec(self, **kw):
        return 'U(%s)' % self.precision


TYPES = [
    sa.Enum('a', 'b', name='x'),
    sa.Enum(E),
    sa.Enum('a', 'b', name='x', native_enum=False, create_constraint=True, length=20, schema='s'),
    pg.ENUM('a', 'b', name='x', create_type=False),
    pg.JSONB(),
    pg.JSON(astext_type=sa.Text()),
    pg.JSONB(astext_type=sa.Text()),
    pg.UUID(as_uuid=True),
    pg.UUID(),
    pg.ARRAY(sa.Integer()),
    pg.ARRAY(sa.Integer, dimensions=2),
    sa.Interval(),
    pg.INTERVAL(precision=6, fields='YEAR'),
    pg.BIT(5),
    pg.TIMESTAMP(timezone=True, precision=3),
    mysql.INTEGER(display_width=11, unsigned=True),
    mysql.VARCHAR(charset='utf8', length=20),
    mysql.ENUM('a', 'b'),
    mysql.SET('a', 'b', collation='x'),
    mysql.DATETIME(fsp=6),
    mysql.TINYINT(1),
    mysql.DOUBLE(asdecimal=True),
    mysql.DOUBLE(precision=5, scale=3),
    mysql.DECIMAL(10, 2),
    sa.Numeric(10, 2),
    sa.Numeric(10, 2, asdecimal=False),
    sa.Float(),
    sa.Float(53),
    sa.Boolean(),
    sa.Boolean(name='x', create_constraint=True),
    sa.String(50).with_variant(sa.Text(), 'mysql', 'oracle'),
    sa.PickleType(),
    sa.LargeBinary(5),
    sa.Uuid(),
    sa.Uuid(as_uuid=False),
    sa.UUID(),
    pg.HSTORE(),
    pg.DOMAIN('d', sa.Integer(), check='VALUE>0', not_null=True),
    sqlite.DATETIME(),
    sqlite.DATE(),
    sqlite.JSON(),
    sa.DateTime(True),
    pg.CITEXT(),
    pg.INT4RANGE(),
    sa.types.NullType(),
    sa.JSON(none_as_null=True),
    sa.String(length=5, collation='C'),
    pg.OID(),
    mysql.BIT(),
    mysql.YEAR(4),
    mysql.LONGTEXT(),
    mysql.LONGTEXT(collation='utf8'),
    pg.TSVECTOR(),
    sa.VARCHAR(5),
    sa.types.MatchType(),
    mysql.MEDIUMINT(),
    mysql.TEXT(5),
    mysql.BLOB(5),
    mysql.NUMERIC(5, 2, unsigned=True),
    mysql.FLOAT(),
    mysql.FLOAT(5),
    mysql.TIMESTAMP(),
    mysql.TIME(fsp=3),
    mysql.CHAR(36),
    mysql.NVARCHAR(3),
    mysql.REAL(),
    mysql.BOOLEAN(),
    mysql.JSON(),
]


def of_classes():
    for one, other in (
            (sa.Text, sa.String), (sa.Unicode, sa.String), (sa.Enum, sa.String),
            (sa.Float, sa.Numeric), (sa.BigInteger, sa.Integer), (sa.TIMESTAMP, sa.DateTime),
            (mysql.TINYINT, sa.Integer), (mysql.LONGTEXT, sa.String), (mysql.ENUM, sa.Enum),
            (mysql.DATETIME, sa.DateTime), (pg.UUID, sa.Uuid), (pg.JSONB, sa.JSON),
            (pg.ENUM, sa.Enum), (pg.ARRAY, sa.ARRAY), (pg.BYTEA, sa.LargeBinary),
            (pg.CITEXT, sa.Text), (pg.TIMESTAMP, sa.DateTime), (sqlite.JSON, sa.JSON),
            (sa.UUID, sa.Uuid), (sa.Integer, sa.String), (sa.PickleType, sa.types.TypeEngine),
            (sa.TypeDecorator, sa.types.TypeEngine), (sa.VARCHAR, sa.Text)):
        print(one.__name__, other.__name__, issubclass(one, other))


def of_dialects():
    dialects = pg.dialect(), mysql.dialect(), sqlite.dialect()
    for type_ in (sa.DateTime(), sa.DateTime(True), sa.LargeBinary(), sa.Boolean(), sa.Uuid(),
                  sa.Enum('a', 'b', name='e'), JSONText(), sa.String(5), sa.Numeric(5, 2),
                  sa.String(5).with_variant(sa.Text(), 'mysql'), sa.JSON(), sa.Interval(),
                  sa.Double(), sa.Time(), U(3), D(7)):
        print(repr(type_), [type_.compile(dialect=dialect) for dialect in dialects])


def of_enums():
    print(sa.Enum(E).enums, sa.Enum(E).name, sa.Enum(E).length, sa.Enum(E).python_type)
    print(sa.Enum(E, values_callable=lambda kind: [str(each.value) for each in kind]).enums)
    print(sa.Enum('x', 'yy', name='n', metadata=sa.MetaData(schema='s')).schema)
    for make in (lambda: sa.Enum('abc', native_enum=False, length=2),
                 lambda: sa.ARRAY(sa.ARRAY(sa.Integer)),
                 lambda: sa.String(5).with_variant(sa.Text(), 'a').with_variant(sa.Text(), 'a'),
                 lambda: mysql.DOUBLE(precision=5)):
        try:
            print(make())
        except Exception as error:
            print(type(error).__name__, error)


def upgrade():
    for type_ in TYPES:
        print(repr(type_), str(type_))
    print(repr(D(20)), str(D(20)), repr(D2()), repr(D2().with_variant(sa.Text(), 'mysql')))
    print(repr(U()), repr(U(9)), str(U()))
    of_classes()
    of_dialects()
    of_enums()

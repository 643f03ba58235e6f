"""Tables, columns, constraints and indexes as objects, their DDL as text, and names by convention."""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import mysql, postgresql as pg, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import (
    AddConstraint, CreateIndex, CreateSchema, CreateSequence, CreateTable, DDLElement,
    DropConstraint, DropIndex, DropSchema, DropTable)

CONVENTION = {
    'ix': 'ix_%(column_0_label)s', 'uq': 'uq_%(table_name)s_%(column_0_name)s',
    'ck': 'ck_%(table_name)s_%(constraint_name)s', 'pk': 'pk_%(table_name)s',
    'fk': 'fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s'}
metadata = sa.MetaData(naming_convention=CONVENTION)
user = sa.Table(
    'person', metadata,
    sa.Column('id', sa.Integer, primary_key=True),
    sa.Column('name', sa.String(30), unique=True),
    sa.Column('b', sa.Boolean(create_constraint=True, name='isb')),
    mysql_engine='InnoDB')
item = sa.Table(
    'item', metadata,
    sa.Column('id', sa.BigInteger, primary_key=True),
    sa.Column('person_id', sa.ForeignKey('person.id', ondelete='SET NULL'), index=True),
    sa.Column('e', sa.Enum('x', 'y', name='en')),
    sa.Column('ts', sa.DateTime(timezone=True), server_default=sa.func.now()),
    sa.Column('k', sa.Integer, server_default=sa.text('0'), nullable=False),
    sa.Column('j', pg.JSONB().with_variant(sa.JSON(), 'sqlite', 'mysql')),
    sa.UniqueConstraint('person_id', 'k'),
    sa.CheckConstraint('k > 0', name='pos'),
    sa.Index('by_k', 'k', 'person_id', unique=True),
    comment='things')
DIALECTS = pg.dialect(), mysql.dialect(), sqlite.dialect()


class CreateView(DDLElement):
    def __init__(self, name, select):
        self.name = name
        self.select = select


@compiles(CreateView)
def write_view(element, compiler, **kw):
    return 'CREATE VIEW %s AS %s' % (compiler.preparer.quote(element.name),
                                     compiler.sql_compiler.process(element.select,
                                                                   literal_binds=True))


def attempt(*actions):
    for action in actions:
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)


def write(dialect):
    for table in (user, item):
        print(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda each: each.name):
            print(CreateIndex(index).compile(dialect=dialect))
        print(DropTable(table, if_exists=True).compile(dialect=dialect))
    print(CreateSchema('foo').compile(dialect=dialect),
          DropSchema('foo', cascade=True).compile(dialect=dialect))
    if dialect.name != 'sqlite':
        print(DropConstraint(next(iter(item.foreign_keys)).constraint).compile(dialect=dialect))
    print(CreateSequence(sa.Sequence('sq', start=5, increment=2)).compile(dialect=dialect))


def of_collections():
    print(item.c.keys(), item.c['k'], item.c.k is item.columns.k, 'k' in item.c, len(item.c),
          [column.name for column in item.c], item.c[0].name, item.primary_key.columns.keys(),
          [column.name for column in item.c['id', 'k']])
    print(sorted(each.name for each in item.constraints), user.primary_key.name,
          sorted(each.name for each in item.indexes))
    print([table.name for table in metadata.sorted_tables], sorted(metadata.tables),
          'item' in metadata, item.key, item.fullname, item.schema, item.comment, item.description)
    key = next(iter(item.c.person_id.foreign_keys))
    print(key, key.column, key.target_fullname, key.ondelete, key.parent, key.references(user),
          item.c.person_id.type, item.c.person_id.references(user.c.id))
    print(item.c.k.server_default.arg.text, item.c.id.primary_key, item.c.id.nullable,
          item.c.k.nullable, item.c.id.autoincrement, item.c.k.index, item.c.person_id.index)
    print(str(item), str(item.c.k), repr(item.c.ts.type), repr(user.c.id))
    moved = item.to_metadata(sa.MetaData(), schema='zz')
    print(moved.key, moved.c.keys(), moved.c.person_id.foreign_keys, moved.c.k.table is moved)


def of_mistakes():
    attempt(
        lambda: sa.Table('item', metadata, sa.Column('z', sa.Integer)),
        lambda: sa.Table('item', metadata) is item,
        lambda: sa.Column('a', sa.Integer, 'x'),
        lambda: item.c.nope,
        lambda: item.c['nope'],
        lambda: sa.Table('q', sa.MetaData(), sa.UniqueConstraint('zz')),
        lambda: sa.Table('q', sa.MetaData(), sa.Column('a', sa.ForeignKey('b.c'))).c.a.type,
        lambda: sa.Table('q', sa.MetaData(), sa.Column('a', sa.Integer), postgresql_with=1),
        lambda: sa.Index('i', 'a', mysql_nonsense=1),
        lambda: sa.Column('a', sa.Integer, nonsense=1),
        lambda: sa.Table('q'),
        lambda: sa.ForeignKeyConstraint(['a', 'b'], ['t.a']),
        lambda: sa.Column('a', sa.Integer, sa.Identity(), server_default='1'),
        lambda: sa.Table('q', sa.MetaData(), sa.Column(sa.Integer)))


def of_columns():
    column = sa.Column('x', sa.Integer, default=5, onupdate=lambda: 3, info={'a': 1}, key='y',
                       server_default='7', comment='c', quote=True)
    print(column.default.arg, column.default.is_scalar, column.onupdate.is_callable, column.info,
          column.key, column.name, column.table, column.server_default.arg, column.comment)
    copy = column._copy()
    print(copy.key, copy.default.arg, copy.comment, copy is column)
    for made in (sa.Column('a', sa.Integer, sa.Computed('b + 1', persisted=True)),
                 sa.Column('a', sa.Integer, sa.Identity(always=True, start=3)),
                 sa.Column('a', sa.Integer, sa.Sequence('s'), primary_key=True),
                 sa.Column('a', sa.String(5), server_default=sa.text("'x'"), nullable=False)):
        print(made.computed is not None, made.identity is not None, made.nullable,
              made.primary_key, type(made.server_default).__name__, type(made.default).__name__)


def upgrade():
    for dialect in DIALECTS:
        write(dialect)
    of_collections()
    of_columns()
    of_mistakes()
    print(sa.DDL('select %(a)s', context={'a': '5'}), sa.DDL('select 5 %% 2'))
    print(CreateView('v', sa.select(user.c.id).where(user.c.name == 'x')))
    bind = op.get_bind()
    metadata.create_all(bind)
    bind.execute(CreateView('v', sa.select(user.c.id).where(user.c.name == 'x')))
    print(bind.execute(sa.text('select count(*) from v')).scalar())
    print(DropIndex(next(each for each in item.indexes if each.name == 'by_k')))
    print(AddConstraint(sa.UniqueConstraint(item.c.e, name='uq')))
    print(DropConstraint(next(iter(item.foreign_keys)).constraint))
    print(sa.schema.SetTableComment(item))

"""What an Inspector says of a database, and tables read from it."""
from alembic import op
import sqlalchemy as sa

DEFINITIONS = (
    'CREATE TABLE p (a INTEGER NOT NULL, b VARCHAR(10), c INTEGER, '
    'CONSTRAINT pk_p PRIMARY KEY (a, c))',
    """CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(50) NOT NULL DEFAULT 'x',
    n NUMERIC(10,2) DEFAULT 0, d DATETIME DEFAULT CURRENT_TIMESTAMP, u INTEGER, pa INTEGER,
    pb INTEGER, pc INT, j JSON, bl BLOB, bo BOOLEAN CHECK (bo IN (0,1)),
    g INTEGER GENERATED ALWAYS AS (u*2) STORED, "we ird" TEXT COLLATE NOCASE, noType,
    CONSTRAINT uq_t UNIQUE (name, n), UNIQUE(d), UNIQUE (u), CONSTRAINT ck_t CHECK (n > 0),
    CHECK (u < 5), FOREIGN KEY(pa) REFERENCES p (a) ON DELETE CASCADE,
    CONSTRAINT fk_t FOREIGN KEY (pb,pc) REFERENCES p (a,c)
    ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED)""",
    'CREATE INDEX ix_t_name ON t (name)',
    'CREATE UNIQUE INDEX ix_t_u ON t (u, n DESC) WHERE u > 3',
    'CREATE INDEX ix_exp ON t (lower(name), n)',
    'CREATE VIEW v AS SELECT id, name FROM t',
    'CREATE TEMP TABLE tmp (x int)',
)


def shown(value):
    if isinstance(value, sa.sql.elements.TextClause):
        return 'text(%s)' % value
    if isinstance(value, dict):
        return '{%s}' % ', '.join('%r: %s' % (key, shown(value[key])) for key in value)
    if isinstance(value, (list, tuple)):
        return '[%s]' % ', '.join(map(shown, value))
    return repr(value)


def show(label, ask):
    try:
        print(label, shown(ask()))
    except Exception as error:
        print(label, type(error).__name__, error)


def of_database(inspector):
    for name in ('table_names', 'view_names', 'materialized_view_names', 'temp_table_names',
                 'temp_view_names', 'schema_names', 'sequence_names'):
        show(name, getattr(inspector, 'get_' + name))
    asked = (
        lambda: inspector.get_view_definition('v'), lambda: inspector.has_table('v'),
        lambda: inspector.has_table('x'), lambda: inspector.has_index('t', 'ix_t_u'),
        lambda: inspector.has_sequence('x'), lambda: inspector.has_schema('main'),
        lambda: inspector.default_schema_name, lambda: inspector.get_multi_pk_constraint(),
        lambda: inspector.get_multi_columns(kind=sa.engine.reflection.ObjectKind.VIEW),
        lambda: inspector.get_enums(), lambda: inspector.get_table_names('main'),
        lambda: inspector.bind is op.get_bind())
    for number, ask in enumerate(asked):
        show(number, ask)


def of_tables(inspector):
    for table in ('p', 't', 'v', 'nope'):
        for part in ('columns', 'pk_constraint', 'foreign_keys', 'unique_constraints', 'indexes',
                     'check_constraints', 'table_comment', 'table_options'):
            show(f'{table} {part}', lambda: getattr(inspector, 'get_' + part)(table))


def of_reflection(bind):
    metadata = sa.MetaData()
    metadata.reflect(bind)
    print(sorted(metadata.tables))
    table = metadata.tables['t']
    for column in table.columns:
        print(column.name, repr(column.type), column.nullable, column.primary_key,
              column.server_default is not None, column.computed is not None,
              sorted(key.target_fullname for key in column.foreign_keys))
    print(sorted((type(each).__name__, str(each.name), [column.name for column in each.columns])
                 for each in table.constraints))
    print(sorted((index.name, index.unique, [column.name for column in index.columns])
                 for index in table.indexes))
    other = sa.Table('p', sa.MetaData(), autoload_with=bind)
    print(other.c.keys(), other.primary_key.name, [each.name for each in other.primary_key.columns])
    bind.execute(other.insert().values(a=1, b='q', c=3))
    print(bind.execute(sa.select(other.c.b).where(other.c.a == 1)).scalar())
    narrow = sa.Table('t', sa.MetaData(), autoload_with=bind, include_columns=['id', 'name'],
                      resolve_fks=False)
    print(narrow.c.keys())
    show('missing', lambda: sa.Table('nope', sa.MetaData(), autoload_with=bind))


def of_cache(bind, inspector):
    bind.execute(sa.text('CREATE TABLE later (x INTEGER)'))
    print('later' in inspector.get_table_names(), 'later' in sa.inspect(bind).get_table_names())
    inspector.clear_cache()
    print('later' in inspector.get_table_names())


def upgrade():
    bind = op.get_bind()
    for definition in DEFINITIONS:
        bind.execute(sa.text(definition))
    inspector = sa.inspect(bind)
    of_database(inspector)
    of_tables(inspector)
    of_reflection(bind)
    of_cache(bind, inspector)

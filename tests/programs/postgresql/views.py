"""Views, materialized views, foreign tables and domains, as an Inspector sees them."""
from alembic import op
import sqlalchemy as sa

DEFINITIONS = (
    'CREATE TABLE person (id SERIAL PRIMARY KEY, name VARCHAR(40) NOT NULL, born DATE, tags TEXT[])',
    'CREATE VIEW adult AS SELECT id, name, tags FROM person WHERE born < DATE \'2000-01-01\'',
    'CREATE MATERIALIZED VIEW names AS SELECT DISTINCT name, 1.5::NUMERIC(5,2) AS share FROM person',
    'CREATE INDEX ix_names ON names (name)',
    "CREATE DOMAIN code AS BIGINT DEFAULT 7 NOT NULL CHECK (VALUE <> 0) "
    "CONSTRAINT not_large CHECK (VALUE < 100)",
    'CREATE DOMAIN amount AS INTEGER',
    'CREATE TABLE coded (c code, a amount)',
    'CREATE VIEW of_codes AS SELECT c, a FROM coded',
)


def show(label, ask):
    try:
        print(label, ask())
    except Exception as error:
        print(label, type(error).__name__, error)


def upgrade():
    bind = op.get_bind()
    for definition in DEFINITIONS:
        bind.execute(sa.text(definition))
    inspector = sa.inspect(bind)
    show('tables', lambda: sorted(inspector.get_table_names()))
    for name in ('view_names', 'materialized_view_names', 'foreign_table_names', 'domains'):
        show(name, getattr(inspector, 'get_' + name))
    show('other schema', lambda: inspector.get_domains('pg_catalog'))
    for view in ('adult', 'names', 'of_codes', 'person', 'coded', 'nothing'):
        show(view, lambda: [(column['name'], column['nullable'])
                            for column in inspector.get_columns(view)])
        show(view, lambda: [getattr(column['type'], 'data_type', column['type']) for column in inspector.get_columns(view)])
        show(view, lambda: inspector.get_view_definition(view))
        show(view, lambda: inspector.has_table(view))
        show(view, lambda: [index['name'] for index in inspector.get_indexes(view)])
        show(view, lambda: inspector.get_pk_constraint(view)['constrained_columns'])
    adult = sa.Table('adult', sa.MetaData(), autoload_with=bind)
    bind.execute(sa.text("INSERT INTO person (name, born, tags) VALUES ('Ada', '1815-12-10', '{a,b}')"))
    print(bind.execute(sa.select(adult.c.name, adult.c.tags)).all())


def downgrade():
    pass

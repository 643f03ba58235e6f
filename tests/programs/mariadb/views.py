"""Views, as an Inspector sees them."""
from alembic import op
import sqlalchemy as sa

DEFINITIONS = (
    'CREATE TABLE person (id INTEGER AUTO_INCREMENT PRIMARY KEY, name VARCHAR(40) NOT NULL, born DATE)',
    "CREATE VIEW adult AS SELECT id, name, born FROM person WHERE born < '2000-01-01'",
    'CREATE VIEW counted AS SELECT count(*) AS n, max(name) AS last FROM person',
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
    for name in ('table_names', 'view_names'):
        show(name, getattr(inspector, 'get_' + name))
    for view in ('adult', 'counted', 'person', 'nothing'):
        show(view, lambda: [(column['name'], column['type'])
                            for column in inspector.get_columns(view)])
        show(view, lambda: inspector.get_view_definition(view))
        show(view, lambda: inspector.has_table(view))
        show(view, lambda: inspector.get_indexes(view))
        show(view, lambda: inspector.get_pk_constraint(view)['constrained_columns'])
    adult = sa.Table('adult', sa.MetaData(), autoload_with=bind)
    bind.execute(sa.text("INSERT INTO person (name, born) VALUES ('Ada', '1815-12-10')"))
    print(bind.execute(sa.select(adult.c.name, adult.c.id)).all())


def downgrade():
    pass

from alembic import op
import sqlalchemy as sa


def show(title, value):
    print(title, value)


def upgrade():
    bind = op.get_bind()
    bind.execute(sa.text("""CREATE TABLE kinds (id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
        name VARCHAR(40) DEFAULT (concat('a', 'b')), born DATE, made TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
        state ENUM('on', 'off') NOT NULL DEFAULT 'on', price DECIMAL(8, 2) UNSIGNED DEFAULT 1.5, bits BIT(3),
        twice INT GENERATED ALWAYS AS (hidden * 2), docs JSON, hidden INT DEFAULT 3 INVISIBLE,
        UNIQUE KEY by_name (name(10)), CONSTRAINT ck CHECK (price > 0), CONSTRAINT ck_name CHECK (name <> 'x'))"""))
    inspector = sa.inspect(bind)
    for column in inspector.get_columns('kinds'):
        show('column', {key: repr(value) for key, value in sorted(column.items()) if value is not None})
    show('checks', inspector.get_check_constraints('kinds'))
    show('indexes', inspector.get_indexes('kinds'))
    show('unique', inspector.get_unique_constraints('kinds'))
    show('key', inspector.get_pk_constraint('kinds'))
    show('is MariaDB', bind.dialect.is_mariadb)
    show('name', bind.dialect.name)
    try:
        bind.execute(sa.text('INSERT INTO kinds (price) VALUES (-1)'))
    except sa.exc.SQLAlchemyError as error:
        show(type(error).__name__, error.orig.args[0])
    try:
        bind.execute(sa.text("INSERT INTO kinds (name, state) VALUES ('x', 'on')"))
    except sa.exc.SQLAlchemyError as error:
        show(type(error).__name__, error.orig.args)


def downgrade():
    pass

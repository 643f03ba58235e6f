"""Transactions inside of a revision: what is taken back, and what a caught failure leaves."""
from alembic import op
import sqlalchemy as sa
import sqlalchemy.orm


def show(label, bind):
    print(label, bind.execute(sa.text('SELECT a FROM t ORDER BY a')).scalars().all())


def insert(bind, value):
    bind.execute(sa.text('INSERT INTO t VALUES (:a)'), {'a': value})


def upgrade():
    bind = op.get_bind()
    bind.execute(sa.text('CREATE TABLE t (a INTEGER PRIMARY KEY) ENGINE=InnoDB'))
    insert(bind, 1)
    with bind.begin_nested() as nested:
        insert(bind, 2)
        nested.rollback()
    show('taken back', bind)
    with bind.begin_nested():
        insert(bind, 3)
        with bind.begin_nested() as inner:
            insert(bind, 4)
            inner.rollback()
        insert(bind, 5)
    show('the inner one taken back', bind)
    try:
        with bind.begin_nested():
            insert(bind, 6)
            insert(bind, 1)
    except sa.exc.IntegrityError as error:
        print('caught', error.orig.args[0])
    show('after a failure', bind)
    for value in (1, 7, 5, 8):
        try:
            insert(bind, value)
        except sa.exc.IntegrityError:
            print('is there:', value)
    session = sa.orm.Session(bind=bind)
    with session.begin_nested():
        session.execute(sa.text('DELETE FROM t WHERE a = 1'))
    show('at the end', bind)


def downgrade():
    pass

"""Errors that are caught

Revision ID: c26
Revises: c25
Create Date: 2026-01-27 09:00:00.000000

"""
import logging

from alembic import op
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError, NoSuchTableError, ProgrammingError, OperationalError, SQLAlchemyError

revision = 'c26'
down_revision = 'c25'
branch_labels = None
depends_on = None


logger = logging.getLogger('alembic.runtime.migration')


def upgrade():
    bind = op.get_bind()
    seen = []
    try:
        with bind.begin_nested():
            bind.execute(sa.text('INSERT INTO books (id, title) VALUES (1, NULL)'))
    except IntegrityError as error:
        seen.append(type(error).__name__)
        logger.info('as it should: %s', error)
    try:
        with bind.begin_nested():
            bind.execute(sa.text('SELECT * FROM no_such_table'))
    except (ProgrammingError, OperationalError) as error:
        seen.append(issubclass(type(error), sa.exc.DBAPIError))
    savepoint = bind.begin_nested()
    try:
        bind.execute(sa.text("INSERT INTO books (title) SELECT title FROM books"))
        savepoint.commit()
    except SQLAlchemyError as error:
        savepoint.rollback()
        seen.append(error.__class__.__name__)
    else:
        seen.append('unique?')
    finally:
        seen.append('finally')
    try:
        sa.Table('no_such_table', sa.MetaData(), autoload_with=bind)
    except NoSuchTableError as error:
        seen.append(str(error))
    try:
        sa.inspect(bind).get_columns('books')[0]['nothing']
    except KeyError as error:
        seen.append(repr(error))
    try:
        raise ValueError('own', 3)
    except (TypeError, ValueError) as error:
        seen.append(error.args)
    bind.execute(sa.text('UPDATE campuses SET history = :seen WHERE id = 2'), {'seen': repr(seen)})


def downgrade():
    try:
        op.get_bind().execute(sa.text('SELECT 1')).one()
    except Exception:
        raise RuntimeError('no way back')

"""The implementation of DDL by database, as scripts call it."""

from alembic.ddl.impl import DefaultImpl

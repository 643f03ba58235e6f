"""alembic.ddl.mysql."""

from alembic.ddl.impl import MySQLImpl

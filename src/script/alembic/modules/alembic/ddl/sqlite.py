"""alembic.ddl.sqlite."""

from alembic.ddl.impl import SQLiteImpl

"""alembic.migration, the old name of alembic.runtime.migration."""

from alembic.runtime.migration import MigrationContext

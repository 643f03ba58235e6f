"""alembic.environment, the old name of alembic.runtime.environment."""

from alembic.runtime.environment import EnvironmentContext

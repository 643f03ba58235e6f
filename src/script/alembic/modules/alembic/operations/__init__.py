"""Operations: the objects, and what runs them."""

from alembic.operations import ops
from alembic.operations.base import Operations
from alembic.operations.ops import MigrateOperation

AbstractOperations = Operations


def __getattr__(name):
    if name == 'BatchOperations':
        from alembic.operations.batch import BatchOperations
        return BatchOperations
    raise AttributeError(f"module 'alembic.operations' has no attribute '{name}'")

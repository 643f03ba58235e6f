"""What env.py calls `context`, for scripts that ask it."""

from alembic.runtime.environment import _EnvironmentContext

_context = _EnvironmentContext()

for _name in ('is_offline_mode', 'is_transactional_ddl', 'get_x_argument', 'get_context',
              'get_bind', 'get_impl', 'get_head_revision', 'get_head_revisions',
              'get_revision_argument', 'get_starting_revision_argument', 'get_tag_argument',
              'configure', 'begin_transaction', 'execute', 'static_output', 'run_migrations'):
    globals()[_name] = getattr(_context, _name)
del _name


def __getattr__(name):
    if name in ('config', 'script'):
        return getattr(_context, name)
    raise AttributeError(f"module 'alembic.context' has no attribute '{name}'")

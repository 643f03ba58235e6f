"""The environment as scripts see it: configuration, arguments of the command line, context."""

import _operations
from alembic.config import Config

_now = [None, None]


def current_config():
    number = _operations.number()
    if _now[0] != number:
        run = _operations.run()
        _now[:] = [number, Config(run['config_file'], ini_section=run['section'] or 'alembic')]
    return _now[1]


class _EnvironmentContext:
    """What alembic.context proxies."""

    @property
    def config(self):
        return current_config()

    @property
    def script(self):
        from alembic.script import ScriptDirectory
        return ScriptDirectory.from_config(current_config())

    def is_offline_mode(self):
        return _operations.run()['is_offline']

    def is_transactional_ddl(self):
        return self.get_context().impl.transactional_ddl

    def get_x_argument(self, as_dictionary=False):
        given = _operations.run()['x']
        if not as_dictionary:
            return given
        return {key: value for key, _, value in (item.partition('=') for item in given)}

    def get_context(self):
        from alembic.runtime.migration import current_context
        return current_context()

    def get_bind(self):
        return self.get_context().bind

    def get_impl(self):
        return self.get_context().impl

    def get_head_revision(self):
        return self.script.get_current_head()

    def get_head_revisions(self):
        return tuple(self.script.get_heads())

    def get_revision_argument(self):
        return _operations.run()['revision']

    def get_starting_revision_argument(self):
        return self.get_context().get_current_revision()

    def get_tag_argument(self):
        return None

    def configure(self, *args, **kw):
        """The run is configured by its configuration file."""

    def begin_transaction(self):
        return self.get_context().begin_transaction()

    def execute(self, sql, execution_options=None):
        self.get_context().execute(sql, execution_options)

    def static_output(self, text):
        self.get_context().impl.static_output(text)

    def run_migrations(self, **kw):
        raise NotImplementedError('context.run_migrations() cannot be called by a revision: the '
                                  'run that called it does that')


EnvironmentContext = _EnvironmentContext

"""The directory of revisions, as far as a revision asks for it: where it is."""

import os

import _operations


class Script:
    def __init__(self, module, rev_id, path):
        self.module = module
        self.revision = rev_id
        self.path = path


class ScriptDirectory:
    def __init__(self, dir, **kw):
        self.dir = dir
        self.versions = os.path.join(dir, 'versions')

    @classmethod
    def from_config(cls, config):
        location = config.get_main_option('script_location') or 'migrations'
        base = os.path.dirname(config.config_file_name) if config.config_file_name else ''
        return cls(os.path.join(base, location))

    def _refuse(self, what):
        raise NotImplementedError(f'ScriptDirectory.{what}() is not supported inside of a revision')

    def get_current_head(self):
        self._refuse('get_current_head')

    def get_heads(self):
        self._refuse('get_heads')

    def get_revision(self, id_):
        self._refuse('get_revision')

    def walk_revisions(self, *args, **kw):
        self._refuse('walk_revisions')

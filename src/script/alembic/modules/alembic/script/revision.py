"""Errors about revisions."""

from alembic.util.exc import CommandError


class RevisionError(Exception):
    pass


class ResolutionError(RevisionError):
    pass

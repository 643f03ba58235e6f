"""The column types of sqlalchemy_utils, and those of its helpers that revisions call."""

from sqlalchemy_utils.types import *
from sqlalchemy_utils.models import Timestamp, generic_repr


def force_auto_coercion(mapper=None):
    """Values are coerced when they are bound; nothing is left to do."""


def force_instant_defaults(mapper=None):
    pass


def observes(*paths, **kw):
    return lambda function: function


def aggregated(relationship, column):
    return lambda function: column


def i18n(*args, **kw):
    raise NotImplementedError("sqlalchemy_utils.i18n is not available to revisions")

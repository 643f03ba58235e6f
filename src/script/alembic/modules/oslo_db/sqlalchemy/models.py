"""Mix-ins of oslo.db's models, as far as their columns go."""

import sqlalchemy as sa
from oslo_db.sqlalchemy.types import SoftDeleteInteger
from oslo_utils import timeutils


class ModelBase:
    __table_initialized__ = False


class TimestampMixin:
    created_at = sa.Column(sa.DateTime, default=timeutils.utcnow)
    updated_at = sa.Column(sa.DateTime, onupdate=timeutils.utcnow)


class SoftDeleteMixin:
    deleted_at = sa.Column(sa.DateTime)
    deleted = sa.Column(SoftDeleteInteger, default=0)

"""Small helpers."""

from alembic.util import rev_id, to_list, to_tuple, unique_list

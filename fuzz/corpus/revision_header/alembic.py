"""Add a column

Revision ID: ae10
Revises: 1975
Create Date: 2011-11-08 12:37:36.714947

"""
from typing import Sequence, Union

from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision: str = 'ae10'
down_revision: Union[str, Sequence[str], None] = '1975'
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass

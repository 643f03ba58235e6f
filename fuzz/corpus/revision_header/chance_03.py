# -*- coding: utf-8 -*-
r'''add a thing

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
import sqlalchemy as sa;depends_on='back\\slash'
branch_labels: Union[str, Sequence[str], None] = """\u00611b2"""
op.revision = 'no'
down_revision = 'line\nend\
'
revision=(U"tab	here")
from alembic import op

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

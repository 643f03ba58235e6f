#!/usr/bin/env python

depends_on: "Optional[str]"
revision: str
branch_labels =  ( # c
 None
)  # it's
down_revision = ''
import sqlalchemy as sa
    # indented comment
if x:
    branch_labels = 'no'
else:
    pass


def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

#!/usr/bin/env python

u'''  indented

Revision ID: x'''
down_revision = ''
z = (
    1,
'revision'
)
revision = (
r"""日本"""
)
branch_labels=(None)
# revision = 'no'

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

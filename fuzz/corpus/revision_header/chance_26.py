#!/usr/bin/env python

"""  indented

Revision ID: x"""
y = '''
revision = 'no'
'''
branch_labels = None
revision == 'no'
t = 'a' \
    'b'
depends_on =  ( # c
 None
) 
    # indented comment
down_revision=(None)  # it's

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

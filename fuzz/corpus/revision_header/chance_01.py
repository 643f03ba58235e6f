# -*- coding: utf-8 -*-
"""add a thing

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

"""
revision_note = 'no'
depends_on =  (None) 
revision=('''日'''
  """本"""
) 
lambda: 0

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

# -*- coding: utf-8 -*-
"""a 'b' \"c\" \\d

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

"""
revision='''back\\slash'''
depends_on={ # it's
"""0001_init""", # it's
U'''a1b2''', # it's
'''20260105_145517''', # it's
}
down_revision =  (
    'line\nend',
    U"🙂",
    'back\\slash',
    ) 
branch_labels = (None)

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

#!/usr/bin/env python

class A:
    depends_on = 'no'

depends_on = "ñandú"  # it's
    # indented comment
down_revision =  None 
z = (
    1,
'revision'
)
revision = (
'''0001_init'''
) 

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

# -*- coding: utf-8 -*-
r'''  indented


Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
   
z = (
    1,
'revision'
)
down_revision = (None)
y = '''
revision = 'no'
'''
depends_on=[ # it's
"", # it's
]  # it's
v = r'\d'
branch_labels =  ( # c
 None
)
revision=(
'''ñandú''')  # it's

def upgrade():
    pass


def downgrade():
    pass

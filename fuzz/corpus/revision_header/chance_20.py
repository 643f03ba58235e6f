#!/usr/bin/env python

r'''
Revision ID: x'''
# revision = 'no'
branch_labels: Union[str, None] =  True
revision =  ('ñ'
  '''andú''') 
depends_on_x, y = 1, 2
x = {'revision': 'no'}
revision_note = 'no'
depends_on: Union[str, None] =  [ # it's
'ñandú', # it's
'''a\
''' # c'
'1b2', # it's
"""it's""" # it's
] 
down_revision =  '''ñ''' \
 """andú""", '''line\nend'''
   

def upgrade():
    pass


def downgrade():
    pass

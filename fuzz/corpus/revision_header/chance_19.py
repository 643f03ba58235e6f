#!/usr/bin/env python

r'''a 'b' /"c/" //d

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
w = f'{x} revision'
'revision = 1'
op.revision = 'no'
y = '''
revision = 'no'
'''
branch_labels=( 'line\nend', """日本""" ) 
down_revision: Union[str, None]=(None)
z = (
    1,
'revision'
)
if x:
    branch_labels = 'no'
else:
    pass

depends_on: Dict[str, int] =  (None)  # it's
revision = ('0' # c'
"""001_init"""
)

def upgrade():
    pass


def downgrade():
    pass

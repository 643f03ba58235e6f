# -*- coding: utf-8 -*-
'''a 'b' \"c\" \\d

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
down_revision = 'b\U00000061ck\\sl\U00000061sh' 
revision=('0001_init'
)
depends_on: "Optional[str]" =  (None)  # it's
branch_labels = { # it's
'''line\nend\
''', # it's
'''🙂''', # it's
'''0001_init''' # it's
}
lambda: 0
z = (
    1,
'revision'
)
revision == 'no'
'revision = 1'

def upgrade():
    pass


def downgrade():
    pass

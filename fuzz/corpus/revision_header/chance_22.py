# -*- coding: utf-8 -*-
'''ñ
Revision ID: x'''
depends_on =  '''🙂''', "say \"hi\""
down_revision = [ """back\\slash""" ]  # it's
branch_labels=[ # it's
"""line\nend""", # it's
'a1b2', # it's
"0" # c'
"""001_init""", # it's
]
import sqlalchemy as sa
revision=(
"ñandú"
)
'revision = 1'

def upgrade():
    pass


def downgrade():
    pass

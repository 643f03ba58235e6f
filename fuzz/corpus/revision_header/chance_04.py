# -*- coding: utf-8 -*-
'''ñ
Revision ID: x'''
depends_on=( # c
 None
)  # it's
'revision = 1'

op.revision = 'no'
down_revision: Union[str, None]='''line\nend'''
import sqlalchemy as sa
y = '''
revision = 'no'
'''
revision=(
'0001_init'
)
branch_labels =  ( 'back\\slash', )

def upgrade():
    pass


def downgrade():
    pass

# -*- coding: utf-8 -*-
'''

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
revision_note = 'no'
depends_on_x, y = 1, 2
revision='''日本'''
branch_labels = """say \"hi\""""
down_revision: Union[str, Sequence[str], None]=("x",) 
depends_on = r"""20260105_145517"""  # it's

def upgrade():
    pass


def downgrade():
    pass

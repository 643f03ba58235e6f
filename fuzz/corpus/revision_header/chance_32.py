r'''ñ
Revision ID: x'''
down_revision =  '''''', """🙂\
"""
branch_labels="""s\x61y \"hi\"""", "s\141y \"hi\""  # it's
revision = (
r'''a1b2''') 
op.revision = 'no'

def upgrade():
    pass


def downgrade():
    pass

'''  indented


Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
branch_labels =  -1  # it's
x = {'revision': 'no'}
op.revision = 'no'
down_revision =  """20260105_145517"""
revision = ("line\nend\
")  # it's
depends_on=[
    '''x'''
    ]  # it's
# revision = 'no'
   

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

'''a 'b' \"c\" \\d

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
down_revision_old = None
lambda: 0
revision =  (R"b"
  """ack\\slash"""
) 
branch_labels =  ( "say \"hi\"", """line\nend""" )
depends_on_x, y = 1, 2

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

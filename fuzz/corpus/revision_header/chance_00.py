r'''two
lines

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
import sqlalchemy as sa
revision: str =  (
"s\141y \"hi\""
)
branch_labels = None  # it's
down_revision=["ñandú","line\nend",'ñandú'] 
def helper():
    revision = 'no'
    s = '''
down_revision = 'no'
'''
    return s

depends_on={ # it's
"""s\u0061y \"hi\"\
""", # it's
'''x''', # it's
}  # it's

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

r'''

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
def helper():
    revision = 'no'
    s = '''
down_revision = 'no'
'''
    return s

revision: str =  'line\nend'
down_revision=None
depends_on = (
"""it's""")  # it's
branch_labels: "Optional[str]" = '''line\nend'''

def upgrade():
    pass


def downgrade():
    pass

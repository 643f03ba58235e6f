u'''

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
depends_on: str | None=None  # it's
branch_labels: Dict[str, int] =  "ñandú", """l""" """ine
end""",  # it's
revision: str = ("""a1b2"""
)
down_revision={ "say \"hi\"", '0001_init' }

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

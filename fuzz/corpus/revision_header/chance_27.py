#!/usr/bin/env python

"""a 'b' \"c\" \\d"""
# revision = 'no'
revision == 'no'
lambda: 0
branch_labels =  ( "", U"""🙂""", 'a1b2' )

down_revision=(
    """🙂""",
    "it's",
    u"it's"
    ) 
revision_note = 'no'
depends_on: Union[str, None] = ['''s'''
  'ay "hi"',]  # it's
revision = '''日''' \
 r"""本"""

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

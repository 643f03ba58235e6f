# -*- coding: utf-8 -*-
u""""""
    # indented comment
down_revision={
    '\1411b2'
    }
revision = (
U"0"
  '''001_init'''
) 
down_revision_old = None
branch_labels: Union[str, None] = (
    'say "hi"',
    """\u00611b2""",
    """日本""",
    ) 
depends_on: Dict[str, int]
import sqlalchemy as sa
t = 'a' \
    'b'
   

def upgrade():
    pass


def downgrade():
    pass

#!/usr/bin/env python

u'''  indented
'''
branch_labels: "Optional[str]" =  """a1b2""" 
revision=(('''say "hi"'''))
depends_on = None  # it's
down_revision =  [
    '''日本''',
    "ñandú",
    '''ñandú''',
    ]

def upgrade():
    pass


def downgrade():
    pass

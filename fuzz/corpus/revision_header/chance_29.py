#!/usr/bin/env python

'ñ'
revision="""0001_init"""  # it's

depends_on="""line
end""" 
op.revision = 'no'

def upgrade():
    pass


def downgrade():
    pass

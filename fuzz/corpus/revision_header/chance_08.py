#!/usr/bin/env python

''
down_revision: Dict[str, int] =  u"t"u"ab	here"  # it's
branch_labels=(None) 
t = 'a' \
    'b'
depends_on=('0001_init')
revision =  (
'\1411b2'
)

def upgrade():
    pass


def downgrade():
    pass

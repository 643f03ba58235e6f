#!/usr/bin/env python

"""ñ
Revision ID: x"""
try:
    import z
except ImportError:

    z = None

revision_note = 'no'
branch_labels=( # c
 None
)  # it's
down_revision='🙂'
depends_on = ( # c
 None
)  # it's

revision="\U000000611b2"
   

def upgrade():
    pass


def downgrade():
    pass

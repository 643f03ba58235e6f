#!/usr/bin/env python

'ñ'
branch_labels =  None
revision: str=('say "hi"') 
down_revision = (None)
depends_on: Union[str, Sequence[str], None]=[ '''t''' r"""ab	here""" ]  # it's

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

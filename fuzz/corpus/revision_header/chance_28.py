# -*- coding: utf-8 -*-
u"""ñ
Revision ID: x"""
revision = (
"line\nend")
depends_on: Dict[str, int]=( # c
 None
) 
v = r'\d'
revision_note = 'no'
t = 'a' \
    'b'
z = (
    1,
'revision'
)
branch_labels: Union[str, Sequence[str], None]='''it\'s'''
from alembic import op

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

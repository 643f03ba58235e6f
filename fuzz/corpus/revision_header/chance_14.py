r'''a 'b' /"c/" //d

Revision ID: x
Revises: y
Create Date: 2015-11-13 16:00:00

'''
depends_on=U'🙂' 
revision: str='''s\u0061y "hi"'''  # it's
v = r'\d'
z = (
    1,
'revision'
)
   
down_revision: "Optional[str]"=()
'revision = 1'
from alembic import op
branch_labels: "Optional[str]" = (u'日本',U"""日"""
  U"本",'',)

def upgrade():
    pass


def downgrade():
    pass

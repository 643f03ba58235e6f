"""two
lines
Revision ID: x"""

   
branch_labels: Union[str, None] = '', 't' r'''ab	here''',
revision = (R'0001_init') 
z = (
    1,
'revision'
)
down_revision = None
lambda: 0
depends_on: "Optional[str]" = None  # it's
y = '''
revision = 'no'
'''

def upgrade():
    pass


def downgrade():
    pass

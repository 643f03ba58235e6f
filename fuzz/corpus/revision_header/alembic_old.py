'''x'''
# revision identifiers, used by Alembic.
revision = u'1'
down_revision = ('a', "b" 'c',)
branch_labels = ['x']
depends_on = {r'd'}
x = '''
revision = 'no'
'''; y = [
1]
def upgrade():
  revision = 2

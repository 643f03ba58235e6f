revision == 'no'
depends_on=x 
    # indented comment
revision = (
'''a''' # c'
"1b2")
with x as y:
	revision = 'no'; down_revision = 'no'

# revision = 'no'
x = {'revision': 'no'}


def upgrade():
    pass


def downgrade():
    pass

r'ñ'
z = (
    1,
'revision'
)
revision = (
'''t''' U"""ab	here"""
)
depends_on_x, y = 1, 2
branch_labels = {"""20260105_145517""",U"it's",'''日本'''}  # it's
'revision = 1'
depends_on = None  # it's

def upgrade():
    pass


def downgrade():
    pass

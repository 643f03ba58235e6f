down_revision =  { # it's
"it's", # it's
"20260105_145517", # it's
}
revision =  (r"""日本"""
) 
lambda: 0
from alembic import op
depends_on="""s\x61y \"hi\""""
revision_note = 'no'
op.revision = 'no'
t = 'a' \
    'b'
branch_labels: Union[str, None] = ( # c
 None
)  # it's

def upgrade():
    pass


def downgrade():
    pass

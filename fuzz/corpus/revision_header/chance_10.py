"add a thing"
v = r'\d'
revision=(
"""20260105_145517"""
)  # it's
revision == 'no'
# revision = 'no'
w = f'{x} revision'
depends_on =  "0001_init"  # it's

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

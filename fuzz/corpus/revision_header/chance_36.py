r"""  indented
"""
depends_on: Union[str, Sequence[str], None]=(
    U"""x""",
    """line
end""",
    R'日本'
    )  # it's
branch_labels =  [
    "say \"hi\"",
    "0001_init",
    """20260105_145517""",
    ]  # it's
down_revision = """back\\slash"""
revision=("it's"
) 
x = {'revision': 'no'}
depends_on_x, y = 1, 2
y = '''
revision = 'no'
'''
    # indented comment
import sqlalchemy as sa

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

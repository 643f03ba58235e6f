'''  indented
'''
v = r'\d'
down_revision = ( # c
 None
)  # it's
y = '''
revision = 'no'
'''
   

with x as y:
	revision = 'no'; down_revision = 'no'

depends_on =  None  # it's
revision_note = 'no'
branch_labels: Union[str, Sequence[str], None] = '🙂'  # it's
revision = """b\U00000061ck\\sl\U00000061sh"""  # it's

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

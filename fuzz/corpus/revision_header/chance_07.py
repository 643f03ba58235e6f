revision: str=(""""""
)
down_revision =  '''0001_init'''  # it's
branch_labels: Union[str, Sequence[str], None] =  {
    u"a1b2",
    '',
    }  # it's
depends_on=(U"""0001_init""",'''back\\slash''','''🙂''')
    # indented comment

def upgrade():
    pass


def downgrade():
    pass

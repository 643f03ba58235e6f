# -*- coding: utf-8 -*-
v = r'\d' ; down_revision: Union[str, Sequence[str], None] =  """say \"hi\""""  # it's
down_revision_old = None
branch_labels: Union[str, Sequence[str], None]
revision = ("""line\nend"""
)
depends_on_x, y = 1, 2
depends_on: Dict[str, int] =  None
import sqlalchemy as sa

def upgrade() -> None:
    op.execute("""
revision = 'no'
""")

"""Text put together

Revision ID: c27
Revises: c26
Create Date: 2026-01-28 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c27'
down_revision = 'c26'
branch_labels = None
depends_on = None


TABLE = 'books'
STATEMENT = """
    UPDATE {table}
       SET {column} = '{value}'
     WHERE id = {id}
"""


def upgrade():
    op.execute(STATEMENT.format(table=TABLE, column='created_by', value='format', id=1))
    op.execute("UPDATE %s SET created_by = '%s' WHERE id = %d" % (TABLE, 'percent', 2))
    op.execute(f"""UPDATE {TABLE} SET title = title || '{"!" * 2}' WHERE id = {1 + 1}"""
               if op.get_bind().dialect.name != 'mysql' else
               f"""UPDATE {TABLE} SET title = concat(title, '{"!" * 2}') WHERE id = {1 + 1}""")
    parts = ['{0:>6}|{1:<4}|{2:^5}|{3:+.2f}'.format('ab', 'c', 'd', 2.5), f'{255:#x} {1234567:,} {0.25:.0%} {"x"!r:>5}',
             '%05.1f %s %r %%' % (3.14159, [1], 'q'), 'a,b;c'.replace(',', ';').split(';')[-1], 'título'.title(),
             '-'.join(sorted({'z', 'y'})), ' pad '.strip().center(9, '*'), 'snake_case_name'.partition('_')[2],
             'ÁÉ'.lower(), 'x'.zfill(3), str(b'by\xc3'), 'a\tb'.expandtabs(4)]
    op.execute(sa.text('UPDATE campuses SET history = :text WHERE id = 2').bindparams(text='\n'.join(parts)))


def downgrade():
    op.execute("UPDATE %(table)s SET created_by = 'migration'" % {'table': TABLE})

"""a table made again with its rows

Revision ID: 0029
Revises: 0028
Create Date: 2026-01-01 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None


def upgrade():
    op.rename_table('words', 'words_old')
    op.create_table('words', sa.Column('id', sa.Integer(), primary_key=True),
                    sa.Column('word', sa.String(60), nullable=False), sa.Column('n', sa.Integer(), nullable=False))
    op.execute('INSERT INTO words (word, n) SELECT word, n FROM words_old ORDER BY word')
    op.drop_table('words_old')


def downgrade():
    op.execute('ALTER TABLE words RENAME TO words_new')
    op.create_table('words', sa.Column('word', sa.String(40), primary_key=True), sa.Column('n', sa.Integer()),
                    sa.Column('digest', sa.String(64)))
    op.execute('INSERT INTO words (word, n) SELECT word, n FROM words_new')
    op.drop_table('words_new')

"""texts taken apart

Revision ID: 0027
Revises: 0026
Create Date: 2026-01-27 09:00:00.000000

"""
import collections
import hashlib
import re

from alembic import op
import sqlalchemy as sa

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade():
    connection = op.get_bind()
    words = collections.Counter()
    for (title,) in connection.execute(sa.text('SELECT title FROM courses')):
        words.update(word.lower() for word in re.findall(r"[A-Za-z']+", title))
    op.create_table('words', sa.Column('word', sa.String(40), primary_key=True), sa.Column('n', sa.Integer()),
                    sa.Column('digest', sa.String(64)))
    insert = sa.text('INSERT INTO words (word, n, digest) VALUES (:word, :n, :digest)')
    for word, n in sorted(words.items(), key=lambda item: (-item[1], item[0])):
        connection.execute(insert, {'word': word, 'n': n, 'digest': hashlib.sha256(word.encode()).hexdigest()[:16]})


def downgrade():
    op.drop_table('words')

"""The standard library: texts and times

Revision ID: c30
Revises: c29
Create Date: 2026-02-03 09:00:00.000000

"""
import datetime as dt
import itertools
import json
import re
import textwrap
import uuid
from collections import Counter, OrderedDict, defaultdict, namedtuple

from alembic import op
import sqlalchemy as sa

revision = 'c30'
down_revision = 'c29'
branch_labels = None
depends_on = None


Entry = namedtuple('Entry', 'name value')


def upgrade():
    table = op.create_table('facts', sa.Column('name', sa.String(40), primary_key=True),
                            sa.Column('value', sa.Text(), nullable=False))
    text = 'El aula 12 abre a las 07:30 y el aula 3 a las 08:15'
    grouped = defaultdict(list)
    for room, time in re.findall(r'aula (\d+).*?(\d\d:\d\d)', text):
        grouped[int(room)].append(time)
    start = dt.datetime(2026, 2, 27, 18, 5, 9)
    facts = [
        Entry('uuid5', str(uuid.uuid5(uuid.NAMESPACE_DNS, 'campus.example.org'))),
        Entry('uuid hex', uuid.UUID('12345678123456781234567812345678').hex[:12]),
        Entry('json', json.dumps({'b': [1, None, True, 2.5], 'a': 'ñ'}, sort_keys=True)),
        Entry('json out', json.dumps(json.loads('{"k": {"n": [1, {"m": "\\u00f1"}]}}'), indent=2, ensure_ascii=False)),
        Entry('regex', json.dumps(OrderedDict(sorted(grouped.items())))),
        Entry('sub', re.sub(r'(?P<w>\w+)@(\w+)', r'\2 at \g<w>', 'ana@campus', flags=re.I)),
        Entry('match', str(re.match(r'(\w)(\d)?', 'x').groups())),
        Entry('split', '|'.join(re.split(r'[,;]\s*', 'a, b;c'))),
        Entry('dates', f'{start:%Y-%m-%d %H:%M:%S} {start.date() + dt.timedelta(days=2)} {start.isoformat()}'),
        Entry('parsed', str(dt.datetime.strptime('05/06/2026 07:08', '%d/%m/%Y %H:%M') - start)),
        Entry('utc', start.replace(tzinfo=dt.timezone.utc).isoformat() + str(int(start.replace(
            tzinfo=dt.timezone.utc).timestamp()))),
        Entry('dedent', textwrap.dedent('''
            one
              two
        ''').strip()),
        Entry('wrap', textwrap.shorten('many words that are cut off here', 20)),
        Entry('chain', str(list(itertools.chain([1], (2, 3), itertools.repeat(4, 2))))),
        Entry('groups', str([(k, len(list(g))) for k, g in itertools.groupby('aabccc')])),
        Entry('pairs', str(list(itertools.product('ab', [1, 2]))[:3] + list(itertools.islice(itertools.count(5), 2)))),
        Entry('counter', str(Counter('abracadabra').most_common(2))),
    ]
    op.bulk_insert(table, [entry._asdict() for entry in facts])


def downgrade():
    op.drop_table('facts')

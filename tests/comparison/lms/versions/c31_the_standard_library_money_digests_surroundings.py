"""The standard library: money, digests, surroundings

Revision ID: c31
Revises: c30
Create Date: 2026-02-04 09:00:00.000000

"""
import base64
import decimal
import functools
import hashlib
import logging
import math
import operator
import os
import os.path
import string
from pathlib import Path

from alembic import op
import sqlalchemy as sa

revision = 'c31'
down_revision = 'c30'
branch_labels = None
depends_on = None


log = logging.getLogger(__name__)


@functools.lru_cache(maxsize=None)
def price(hours):
    return (decimal.Decimal('12.345') * hours).quantize(decimal.Decimal('0.01'), rounding=decimal.ROUND_HALF_UP)


def upgrade():
    log.info('prices of %d courses', 3)
    facts = sa.table('facts', sa.column('name', sa.String), sa.column('value', sa.Text))
    here = Path(__file__)
    values = {
        'price': str([price(hours) for hours in (1, 3, 10)]),
        'sum': str(sum([decimal.Decimal('0.1')] * 3, decimal.Decimal(0)) / 3),
        'sha256': hashlib.sha256('contraseña'.encode('utf-8')).hexdigest(),
        'md5': hashlib.md5(b'book').hexdigest()[:8],
        'base64': base64.b64encode(b'\x00\xffkey').decode('ascii'),
        'unset': os.environ.get('CAMPUS_SETTING_THAT_NOBODY_SETS', 'default'),
        'file': os.path.splitext(os.path.basename(__file__))[0] + here.suffix,
        'exists': str((here.parent / 'nothing.txt').exists()),
        'joined': os.path.join('a', 'b', 'c.txt'),
        'letters': string.ascii_lowercase[:5] + string.digits[-2:],
        'template': string.Template('$who has $$5').substitute(who='Ana'),
        'math': f'{math.ceil(2.1)} {math.sqrt(16)} {math.gcd(12, 18)} {round(2.675, 2)} {7 // -2} {-7 % 3} {2 ** 70}',
        'reduce': str(functools.reduce(operator.mul, range(1, 6))),
        'sorted': str(sorted(['b', 'A', 'c'], key=str.lower, reverse=True)),
        'zip': str(dict(zip('abc', range(3)))),
    }
    op.bulk_insert(facts, [{'name': name, 'value': value} for name, value in values.items()])


def downgrade():
    op.execute("DELETE FROM facts WHERE name IN ('price', 'sum', 'sha256', 'md5', 'base64', 'unset', 'file', 'exists',"
               " 'joined', 'letters', 'template', 'math', 'reduce', 'sorted', 'zip')")

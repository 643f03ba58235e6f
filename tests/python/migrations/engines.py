"""A revision of two databases.

Revision ID: abc123
Revises: None
"""
from __future__ import annotations
from typing import Sequence, Union

revision: str = 'abc123'
down_revision: Union[str, None] = None
branch_labels: Union[str, Sequence[str], None] = None
depends_on: Union[str, Sequence[str], None] = None


def upgrade(engine_name: str) -> None:
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name: str) -> None:
    globals()["downgrade_%s" % engine_name]()


def upgrade_main(): print('main up')
def downgrade_main(): print('main down')
def upgrade_other(): print('other up')
def downgrade_other(): pass


for name in ('main', 'other'):
    upgrade(name)
    downgrade(name)
try:
    upgrade('third')
except KeyError as error:
    print(error)
print(__doc__.split('\n')[0], revision, down_revision, __annotations__ if False else '')

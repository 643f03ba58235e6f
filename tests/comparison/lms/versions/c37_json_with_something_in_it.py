"""JSON with something in it

Revision ID: c37
Revises: c36
Create Date: 2026-02-10 09:00:00.000000

"""
import json

from alembic import op
import sqlalchemy as sa

revision = 'c37'
down_revision = 'c36'
branch_labels = None
depends_on = None


campuses = sa.Table('campuses', sa.MetaData(), sa.Column('id', sa.Integer, primary_key=True),
                    sa.Column('settings', sa.JSON))


def upgrade():
    bind = op.get_bind()
    with op.batch_alter_table('members') as batch_op:
        batch_op.add_column(sa.Column('profile', sa.JSON(none_as_null=True), nullable=True))
    members = sa.table('members', sa.column('id', sa.Integer), sa.column('profile', sa.JSON(none_as_null=True)))
    for (identity, settings) in bind.execute(sa.select(campuses.c.id, campuses.c.settings)).fetchall():
        if isinstance(settings, dict):
            settings.setdefault('shifts', []).append('night')
            settings['ñ'] = {'deep': [{'er': 1.5e10}], 'quote': "it's \"q\" \\ %s :x"}
            del settings['none']
        else:
            settings = {'list': settings[::-1]}
        bind.execute(campuses.update().where(campuses.c.id == identity).values(settings=settings))
    bind.execute(members.update().values(profile={'a': None}))
    bind.execute(members.update().where(members.c.id == 1).values(profile=None))
    bind.execute(sa.text('UPDATE members SET profile = :profile WHERE id = 2'),
                 {'profile': json.dumps([True, None, 'é'])})
    ratio = bind.execute(sa.select(campuses.c.settings['ratio'].as_float()).where(campuses.c.id == 1)).scalar()
    assert ratio == 0.5, ratio


def downgrade():
    with op.batch_alter_table('members') as batch_op:
        batch_op.drop_column('profile')
    op.execute(campuses.update().where(campuses.c.id == 1).values(
        settings={'shifts': ['am', 'pm'], 'ratio': 0.5, 'none': None}))
    op.execute(campuses.update().where(campuses.c.id == 2).values(settings=[1, 'two', {'three': [3]}]))

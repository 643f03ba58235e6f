"""Rows and results in all the ways of asking for them."""
from alembic import op
import sqlalchemy as sa

metadata = sa.MetaData()
person = sa.Table('person', metadata, sa.Column('id', sa.Integer, primary_key=True),
                  sa.Column('nm', sa.String(50), key='name'))
visit = sa.Table('visit', metadata, sa.Column('id', sa.Integer, primary_key=True),
                 sa.Column('at', sa.DateTime))


def text(sql):
    return op.get_bind().execute(sa.text(sql))


def show(label, ask):
    try:
        print(label, repr(ask()))
    except Exception as error:
        print(label, type(error).__name__, str(error).split('\n')[0].replace('sqlite3.', ''))


def of_rows():
    row = text("select 1 as a, 'x' as b, 3 as a").one()
    other = sa.table('other', sa.column('q'))
    asked = (
        lambda: row.zz, lambda: row[7], lambda: row[-1], lambda: row[0:2], lambda: row.a,
        lambda: row._mapping['zz'], lambda: row._mapping['a'], lambda: row._mapping[other.c.q],
        lambda: row._mapping[0], lambda: row._mapping.get('zz'), lambda: row._mapping.get('b', 9),
        lambda: len(row._mapping), lambda: list(row._mapping), lambda: 'a' in row._mapping,
        lambda: row._mapping == {'a': 3, 'b': 'x'}, lambda: row._asdict(), lambda: row._fields,
        lambda: dict(row._mapping), lambda: {**row._mapping}, lambda: row.index('x'),
        lambda: row.count(1), lambda: row < (2,), lambda: row == (1, 'x', 3), lambda: row != (1,),
        lambda: hash(row) == hash((1, 'x', 3)), lambda: isinstance(row, tuple), lambda: row._t,
        lambda: row._tuple(), lambda: len(row), lambda: setattr(row, 'x', 1),
        lambda: setattr(row, 'a', 1), lambda: 'x' in row, lambda: list(row), lambda: tuple(row),
        lambda: sorted([row, (0,)]), lambda: text('select 1 as count').first().count,
        lambda: text("select 1.5, x'00ff', null, 'é', 9223372036854775807").one(),
        lambda: '%s-%s-%s' % tuple(row), lambda: f'{row.b}', lambda: row._mapping.items(),
        lambda: list(row._mapping.keys()), lambda: list(row._mapping.values()))
    for number, ask in enumerate(asked):
        if number != 39:
            show(f'row {number}', ask)


def of_results():
    three = 'select 1 as a union select 2 union select 3'
    none = 'select 1 where 0'
    pairs = 'select 1 as a, 2 as b union select 3, 4'
    asked = (
        lambda: text(three).fetchall(), lambda: text(three).all(), lambda: text(three).first(),
        lambda: text(none).first(), lambda: text(three).one(), lambda: text(none).one(),
        lambda: text('select 1').one(), lambda: text(three).one_or_none(),
        lambda: text(none).one_or_none(), lambda: text(three).scalar(), lambda: text(none).scalar(),
        lambda: text(three).scalar_one(), lambda: text('select 5').scalar_one(),
        lambda: text(none).scalar_one_or_none(), lambda: text(three).scalars().all(),
        lambda: text(three).scalars().first(), lambda: text(pairs).scalars('b').all(),
        lambda: text(pairs).scalars(1).all(), lambda: text(pairs).scalars('z').all(),
        lambda: text(pairs).mappings().all(), lambda: text(pairs).mappings().first(),
        lambda: text(pairs).mappings().fetchone()['b'], lambda: text(pairs).columns('b', 'a').all(),
        lambda: text(pairs).columns(1).all(), lambda: text(pairs).keys(),
        lambda: list(text(pairs).keys()), lambda: text(three).fetchmany(2),
        lambda: list(text(three).partitions(2)), lambda: dict(text(pairs).fetchall()),
        lambda: {a: b for a, b in text(pairs)}, lambda: [row for row in text(pairs)],
        lambda: text('select 1 union all select 1').unique().all(),
        lambda: text('select 1 union all select 1').scalars().unique().all(),
        lambda: text(three).freeze()().all(), lambda: next(text(three)),
        lambda: text('update person set id = id').fetchall(),
        lambda: text('update person set id = id').rowcount, lambda: text(three).rowcount,
        lambda: text('update person set id = id').returns_rows, lambda: text(three).returns_rows,
        lambda: text('update person set id = id').scalar(), lambda: text(pairs).tuples().all(),
        lambda: text(pairs).mappings().one(), lambda: text(pairs).mappings().columns('a').all())
    for number, ask in enumerate(asked):
        show(f'result {number}', ask)
    result = text(three)
    print(result.fetchone(), result.fetchone(), result.fetchone(), result.fetchone())
    show('end', result.fetchone)
    result = text(three)
    result.close()
    show('closed', result.fetchone)
    result = text(three)
    print(result.first())
    show('after first', result.fetchall)


def of_statements():
    bind = op.get_bind()
    result = bind.execute(person.insert().values(name='x'))
    print(result.inserted_primary_key, result.rowcount, result.lastrowid, result.returns_rows)
    print(bind.execute(visit.insert(), [{'at': None}, {'at': None}]).rowcount)
    result = bind.execute(sa.select(person.c.id, visit.c.id, person.c.name, sa.func.count(),
                                    visit.c.id + 1, visit.c.id.label('q')))
    print(result.keys())
    row = result.first()
    print(row, row._mapping, row._fields, row._mapping[visit.c.id], person.c.name in row._mapping,
          row.nm)
    asked = (
        lambda: bind.execute(sa.text('select :a + :b'), {'a': 1, 'b': 2}).scalar(),
        lambda: bind.execute(sa.text('select :a').bindparams(a=5)).scalar(),
        lambda: bind.execute(sa.text('select 1 where 1 in :a').bindparams(
            sa.bindparam('a', expanding=True)), {'a': [1, 2]}).scalar(),
        lambda: bind.execute(sa.select(sa.literal('a'))).scalar_one_or_none(),
        lambda: bind.execute(sa.insert(person).returning(person.c.id), {'name': 'q'}).scalar(),
        lambda: bind.execute(sa.insert(person), [{'name': 'r'}, {'name': 's'}]).rowcount,
        lambda: bind.execute(sa.insert(person).values([{'name': 't'}, {'name': 'u'}])).rowcount,
        lambda: bind.execute(sa.delete(person).where(person.c.name == 'q')).rowcount,
        lambda: bind.execute(sa.update(person).values(name='u').where(person.c.id == 1)).rowcount,
        lambda: bind.execute(sa.update(person).where(person.c.id == sa.bindparam('b_id')).values(
            name=sa.bindparam('b_name')), [{'b_id': 1, 'b_name': 'v'},
                                           {'b_id': 3, 'b_name': 'w'}]).rowcount,
        lambda: bind.execute(sa.select(person)).all(), lambda: bind.scalar(sa.text('select 7')),
        lambda: bind.scalars(sa.select(person.c.name)).all(),
        lambda: bind.execute(sa.select(sa.exists().where(person.c.id == 1))).scalar(),
        lambda: bind.execute(sa.select(sa.func.count()).select_from(person)).scalar(),
        lambda: bind.execute(sa.func.lower('AB')).scalar(),
        lambda: bind.exec_driver_sql('select ?', (5,)).scalar(),
        lambda: bind.exec_driver_sql('select :a', {'a': 6}).scalar(),
        lambda: bind.exec_driver_sql('pragma table_info(person)').fetchall(),
        lambda: bind.execute(sa.text('select nope')),
        lambda: bind.execute(sa.text('insert into person values (1, 1)')),
        lambda: bind.execute(sa.select(person.c.name, person.c.id)).mappings().all()[0][person.c.id])
    for number, ask in enumerate(asked):
        show(f'statement {number}', ask)


def of_connections():
    bind = op.get_bind()
    asked = (
        lambda: bind.dialect.name, lambda: bind.engine.name, lambda: bind.engine.driver,
        lambda: bind.engine.dialect.name, lambda: bind.in_transaction(), lambda: bind.closed,
        lambda: bind.dialect.identifier_preparer.quote('a b'),
        lambda: bind.dialect.identifier_preparer.quote('select'),
        lambda: bind.dialect.identifier_preparer.format_table(person),
        lambda: bind.engine.url.drivername, lambda: bind.dialect.default_schema_name,
        lambda: bind.dialect.has_table(bind, 'person'), lambda: bind.dialect.supports_sequences,
        lambda: bind.connection.cursor().execute('select 1').fetchall(),
        lambda: bind.dialect.server_version_info > (3, 0), lambda: bind.engine.url.database[-4:],
        lambda: bind.dialect.supports_alter, lambda: bind.dialect.paramstyle,
        lambda: bind.get_isolation_level())
    for number, ask in enumerate(asked):
        show(f'connection {number}', ask)
    with bind.begin_nested():
        bind.execute(person.insert().values(id=100, name='kept'))
    try:
        with bind.begin_nested():
            bind.execute(person.insert().values(id=101, name='lost'))
            raise ValueError('no')
    except ValueError as error:
        print(error)
    nested = bind.begin_nested()
    bind.execute(person.insert().values(id=102, name='lost'))
    nested.rollback()
    print(bind.execute(sa.select(person.c.id).where(person.c.id >= 100)).all())


def upgrade():
    op.create_table('person', sa.Column('id', sa.Integer, primary_key=True),
                    sa.Column('nm', sa.String(50)))
    op.create_table('visit', sa.Column('id', sa.Integer, primary_key=True),
                    sa.Column('at', sa.DateTime))
    of_rows()
    of_results()
    of_statements()
    of_connections()

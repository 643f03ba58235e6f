"""Mapped classes and sessions."""
import datetime
import enum

from alembic import op
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.ext.declarative import declared_attr
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.orm import (DeclarativeBase, Mapped, Session, aliased, backref, column_property,
                            declarative_base, mapped_column, relationship, scoped_session,
                            sessionmaker, synonym, validates)

Base = declarative_base()


class Color(enum.Enum):
    red = 1
    blue = 2


class Stamped:
    made = sa.Column(sa.DateTime, default=lambda: datetime.datetime(2020, 1, 2, 3, 4, 5))

    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower() + 's'


class User(Stamped, Base):
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(50), nullable=False)
    age = sa.Column(sa.Integer, default=7, onupdate=8)
    color = sa.Column(sa.Enum(Color))
    data = sa.Column(MutableDict.as_mutable(sa.JSON))
    boss_id = sa.Column(sa.Integer, sa.ForeignKey('users.id'))
    posts = relationship('Post', back_populates='user')
    nick = synonym('name')

    @hybrid_property
    def is_old(self):
        return self.age > 50

    @validates('name')
    def check_name(self, key, value):
        if not value:
            raise ValueError('a name is wanted')
        return value


class Post(Base):
    __tablename__ = 'posts'
    __table_args__ = (sa.UniqueConstraint('the_title', name='uq_title'), {'sqlite_autoincrement': True})
    id = sa.Column(sa.Integer, primary_key=True)
    user_id = sa.Column(sa.Integer, sa.ForeignKey('users.id'))
    title = sa.Column('the_title', sa.String(50), server_default='none')
    user = relationship(User, back_populates='posts')
    shown = column_property(sa.literal('<') + title)


class Modern(DeclarativeBase):
    pass


class Thing(Modern):
    __tablename__ = 'things'
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(30))
    size: Mapped[int | None]
    kind: Mapped[str] = mapped_column(default='plain')
    __mapper_args__ = {'polymorphic_on': 'kind', 'polymorphic_identity': 'plain'}


class Big(Thing):
    __mapper_args__ = {'polymorphic_identity': 'big'}


class Pair(Modern):
    __tablename__ = 'pairs'
    left: Mapped[int] = mapped_column(primary_key=True)
    right: Mapped[int] = mapped_column(primary_key=True)
    note = sa.Column(sa.Text)


class Plain:
    pass


def show(label, ask):
    try:
        print(label, repr(ask()))
    except Exception as error:
        print(label, type(error).__name__, str(error).split('\n')[0][:100].replace('sqlite3.', ''))


def writing(session):
    ann = User(name='ann', color=Color.blue, data={'a': 1})
    session.add(ann)
    print(ann.id, ann.age, ann in session, len(session.new))
    session.flush()
    print(ann.id, ann.age, ann.made, ann.color, ann.data, ann.nick)
    session.add_all([User(name='bob', age=3), User(name='cid', age=None, boss_id=ann.id),
                     Post(user=ann, title='first')])
    session.add(Post(user_id=2))
    session.commit()
    print([(user.id, user.name, user.age, user.boss_id) for user in
           session.query(User).order_by(User.id)])
    print([(post.id, post.title, post.user_id, post.shown) for post in
           session.query(Post).order_by(Post.id)])
    ann.data['b'] = 2
    ann.age = 60
    session.commit()
    print(session.execute(sa.text('select name, age, data, color from users where id = 1')).all())
    print(ann.is_old, session.query(User.name).filter(User.is_old).all())
    ann.nick = 'anna'
    session.flush()
    print(session.query(User.name, User.age).filter(User.id == 1).one())
    show('invalid', lambda: User(name=''))
    show('unknown', lambda: User(nope=1))
    bob = session.query(User).filter(User.nick == 'bob').one()
    print(bob.boss_id is None, session.get(User, 2) is bob, session.query(User).get(2) is bob)
    merged = session.merge(User(id=2, name='rob'))
    print(merged is bob, bob.name, len(session.dirty))
    new = session.merge(User(id=50, name='late'))
    session.flush()
    print(new.id, session.query(User).count())
    session.delete(new)
    session.flush()
    print(session.query(User).count(), new in session)
    session.execute(sa.text("update users set name = 'bert' where id = 2"))
    print(bob.name)
    session.refresh(bob)
    print(bob.name)
    session.expunge(bob)
    print(bob in session, session.get(User, 2) is bob)


def asking(session):
    other = aliased(User)
    query = session.query(User)
    asked = (
        lambda: query.filter_by(name='anna').one().id, lambda: query.filter_by(name='x').first(),
        lambda: query.filter_by(name='x').one(), lambda: query.one(),
        lambda: query.filter_by(name='x').one_or_none(), lambda: query.count(),
        lambda: session.query(User.id, User.name).filter(User.age > 5).order_by(User.id).all(),
        lambda: session.query(User.id).order_by(User.id).first(),
        lambda: session.query(sa.func.count(User.id)).scalar(),
        lambda: session.query(User.name).filter(User.id == 1).scalar(),
        lambda: [user.name for user in query.order_by(User.name.desc())],
        lambda: [user.name for user in query.order_by(User.id).limit(1).offset(1)],
        lambda: [user.name for user in query.order_by(User.id)[0:2]],
        lambda: query.order_by(User.id)[1].name,
        lambda: [(user.name, post.title) for user, post in
                 session.query(User, Post).join(Post, Post.user_id == User.id).order_by(Post.id)],
        lambda: [user.name for user in query.join(Post).order_by(User.id)],
        lambda: [user.name for user in query.join(User.posts).order_by(Post.id)],
        lambda: session.query(User.name, sa.func.count(Post.id)).outerjoin(Post).group_by(
            User.name).order_by(User.name).all(),
        lambda: session.query(User.name).join(Post).group_by(User.name).having(
            sa.func.count(Post.id) > 5).all(),
        lambda: session.query(other.name, User.name).join(
            other, User.boss_id == other.id).all(),
        lambda: session.query(User.age).distinct().order_by(User.age).all(),
        lambda: query.with_entities(User.name).order_by(User.name).all(),
        lambda: session.query(query.filter(User.id == 1).exists()).scalar(),
        lambda: session.query(User.id).filter(User.id.in_(session.query(Post.user_id))).order_by(
            User.id).all(),
        lambda: session.query(User.id).filter(User.id.notin_(
            session.query(Post.user_id).filter(Post.user_id != None).subquery().select())).all(),
        lambda: session.query(User.name).filter(sa.or_(User.id == 1, User.name == 'cid')).order_by(
            User.id).all(),
        lambda: session.query(User.name).filter(User.id == 1).union(
            session.query(User.name).filter(User.id == 3)).order_by(sa.text('1')).all(),
        lambda: [user.name for user in query.options(orm.joinedload(User.posts)).order_by(User.id)],
        lambda: [user.name for user in query.options(orm.load_only(User.id)).yield_per(10).order_by(
            User.id)],
        lambda: session.query(User, Post.title).join(Post).order_by(Post.id).first()[1],
        lambda: session.query(User, Post.title).join(Post).order_by(Post.id).first().title,
        lambda: session.query(User.name.label('n')).order_by(User.id).first().n,
        lambda: session.execute(sa.select(User).order_by(User.name)).scalars().first().name,
        lambda: session.execute(sa.select(User.name, Post.title).join(Post).order_by(
            Post.id)).all(),
        lambda: session.execute(sa.select(User, Post).join(Post).order_by(
            Post.id)).first().Post.title,
        lambda: session.scalars(sa.select(User.name).order_by(User.id)).all(),
        lambda: session.scalar(sa.select(sa.func.max(User.age))),
        lambda: session.scalars(sa.select(User).where(User.name == 'anna')).one().age,
        lambda: session.execute(sa.select(sa.func.count()).select_from(User)).scalar_one(),
        lambda: [user.name for user in query.from_statement(sa.text(
            'select * from users where id = 1'))],
        lambda: session.query(Post).filter(Post.title.like('fir%')).one().user_id,
        lambda: session.query(sa.func.max(User.id), sa.func.min(User.id)).one(),
        lambda: session.query(User.color).filter(User.color != None).all(),
        lambda: session.execute(sa.update(User).where(User.id == 3).values(name='sid')).rowcount,
        lambda: session.query(User).filter(User.id == 3).update({'name': 'kid'}),
        lambda: session.query(User).filter(User.id == 3).update({User.age: User.age + 1},
                                                                synchronize_session=False),
        lambda: session.get(User, 3).name, lambda: session.get(User, 3).age,
        lambda: session.query(Post).filter(Post.user_id == 2).delete(),
        lambda: session.query(Post).count(), lambda: User.__table__.name, lambda: User.__tablename__,
        lambda: sa.inspect(User).primary_key[0].name, lambda: User.id.key,
        lambda: [column.name for column in User.__table__.columns] == sorted(
            ['made', 'id', 'name', 'age', 'color', 'data', 'boss_id'],
            key=[column.name for column in User.__table__.columns].index))
    for number, ask in enumerate(asked):
        show(number, ask)


def modern(bind):
    make = sessionmaker(bind=bind)
    with make() as session:
        session.add_all([Thing(name='a'), Big(name='b', size=4), Pair(left=1, right=2, note='x')])
        session.commit()
        print([(type(thing).__name__, thing.name, thing.kind, thing.size) for thing in
               session.query(Thing).order_by(Thing.id)])
        print([big.name for big in session.query(Big)], session.get(Pair, (1, 2)).note)
        print(Thing.__table__.c.name.nullable, Thing.__table__.c.size.nullable,
              repr(Thing.__table__.c.size.type))
    with make.begin() as session:
        session.add(Thing(name='c'))
    scoped = scoped_session(make)
    print(scoped.query(Thing).count(), scoped().query(Thing).count())
    scoped.remove()
    session = make()
    session.bulk_insert_mappings(Thing, [{'name': 'd', 'size': 1}, {'name': 'e', 'size': 2}])
    session.bulk_update_mappings(Thing, [{'id': 1, 'name': 'A'}])
    session.bulk_save_objects([Thing(name='f', size=9)])
    session.commit()
    print(session.query(Thing.name, Thing.size).order_by(Thing.id).all())
    with session.begin_nested():
        session.add(Thing(name='kept'))
    try:
        with session.begin_nested():
            session.add(Thing(name='lost'))
            session.flush()
            raise KeyError('out')
    except KeyError:
        pass
    print([name for name, in session.query(Thing.name).filter(Thing.size == None).order_by(Thing.id)])
    with session.no_autoflush:
        session.add(Thing(name='late'))
        print(session.query(Thing).filter(Thing.name == 'late').count())
    print(session.query(Thing).filter(Thing.name == 'late').count())


class Node(Base):
    __tablename__ = 'nodes'
    id = sa.Column(sa.Integer, primary_key=True)
    parent_id = sa.Column(sa.ForeignKey('nodes.id'))
    children = relationship('Node', backref=backref('parent', remote_side=[id]))
    leaves = relationship('Leaf', backref='node')


class Leaf(Base):
    __tablename__ = 'leaves'
    id = sa.Column(sa.Integer, primary_key=True)
    node_id = sa.Column(sa.Integer, sa.ForeignKey('nodes.id'))


def related(bind):
    session = Session(bind)
    root = Node()
    session.add_all([root, Node(parent=root)])
    top = Node()
    top.children.append(Node())
    top.leaves = [Leaf(), Leaf()]
    session.add(top)
    session.add(Leaf(node=root))
    session.flush()
    print([node.parent_id for node in session.query(Node).order_by(Node.id)])
    print(sorted(leaf.node_id for leaf in session.query(Leaf)))
    for leaf in session.query(Leaf):
        session.delete(leaf)
    session.commit()
    print(session.query(Leaf).count())
    show('unmapped', lambda: session.add(object()))


def classical(bind):
    metadata = sa.MetaData()
    table = sa.Table('plain', metadata, sa.Column('id', sa.Integer, primary_key=True),
                     sa.Column('word', sa.String(10)))
    metadata.create_all(bind)
    orm.registry().map_imperatively(Plain, table)
    session = Session(bind)
    plain = Plain()
    plain.word = 'w'
    session.add(plain)
    session.flush()
    print(plain.id, session.query(Plain).filter(Plain.word == 'w').one() is plain)
    automatic = declarative_base(metadata=metadata)

    class Reflected(automatic):
        __table__ = sa.Table('posts', metadata, autoload_with=bind, resolve_fks=False)
    print(session.query(Reflected.the_title).order_by(Reflected.id).all())


def upgrade():
    bind = op.get_bind()
    Base.metadata.create_all(bind)
    Modern.metadata.create_all(bind=bind)
    session = Session(bind=bind)
    writing(session)
    asking(session)
    session.close()
    modern(bind)
    related(bind)
    classical(bind)

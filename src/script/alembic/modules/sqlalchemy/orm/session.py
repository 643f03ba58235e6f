"""Sessions: objects that were read or added, and what has to be written of them."""
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import state_of


def _bind_of(bind):
    return None if bind is None else bind.connect()


class _NoFlush:
    def __init__(self, session):
        self._session = session

    def __enter__(self):
        self._before = self._session.autoflush
        self._session.autoflush = False
        return self._session

    def __exit__(self, *exception):
        self._session.autoflush = self._before


class SessionTransaction:
    """begin() of a session: it ends with the with block, the run's own transaction does not."""

    def __init__(self, session, savepoint=None):
        self.session = session
        self._savepoint = savepoint
        self.is_active = True
        self.nested = savepoint is not None

    def commit(self):
        self.session.flush()
        if self._savepoint is not None:
            self._savepoint.commit()
        else:
            self.session.commit()
        self.is_active = False

    def rollback(self):
        if self._savepoint is not None:
            self._savepoint.rollback()
            self.session._forget_changes()
        else:
            self.session.rollback()
        self.is_active = False

    close = rollback

    def __enter__(self):
        return self.session if self._savepoint is None else self

    def __exit__(self, type, value, traceback):
        if not self.is_active:
            return
        if type is None:
            self.commit()
        else:
            self.rollback()


class Session:
    def __init__(self, bind=None, autoflush=True, expire_on_commit=True, future=True, binds=None,
                 autocommit=False, twophase=False, query_cls=None, info=None, **kw):
        self.bind = bind
        self.binds = binds or {}
        self.autoflush = autoflush
        self.expire_on_commit = expire_on_commit
        self.info = dict(info or {})
        self._query_class = query_cls
        self._reset()

    def _reset(self):
        self.identity_map = {}
        self._new = {}
        self._changed = {}
        self._deleted = {}
        self._mutable = {}  # objects with values that change in their place, and copies of these

    # --- the connection

    def connection(self, bind_arguments=None, execution_options=None, **kw):
        if self.bind is None:
            from sqlalchemy.engine.base import current
            if self.binds:
                return current()
            raise exc.UnboundExecutionError(
                "the session is not bound to a connection: give it bind=op.get_bind()")
        connection = _bind_of(self.bind)
        if connection._is_offline:
            raise exc.UnboundExecutionError('a session needs the database: with --sql there is none')
        return connection

    def get_bind(self, mapper=None, **kw):
        return self.bind if self.bind is not None else self.connection()

    def bind_mapper(self, mapper, bind):
        self.binds[mapper] = bind

    bind_table = bind_mapper

    @property
    def dialect(self):
        return self.connection().dialect

    # --- statements

    def execute(self, statement, params=None, *, execution_options=None, bind_arguments=None,
                **kw):
        if self.autoflush:
            self.flush()
        if getattr(statement, '_kind', None) == 'select':
            from sqlalchemy.orm.query import execute_select
            result = execute_select(self, statement, params)
            if result is not None:
                return result
        if isinstance(statement, str):
            from sqlalchemy.sql.elements import text
            statement = text(statement)
        result = self.connection().execute(statement, params)
        if getattr(statement, 'is_dml', False):
            self._expire_table(statement.table)
        return result

    def scalar(self, statement, params=None, **kw):
        return self.execute(statement, params).scalar()

    def scalars(self, statement, params=None, **kw):
        return self.execute(statement, params).scalars()

    def query(self, *entities, **kw):
        from sqlalchemy.orm.query import Query
        return (self._query_class or Query)(entities, self)

    def get(self, entity, ident, options=None, populate_existing=False, with_for_update=None,
            identity_token=None, execution_options=None, bind_arguments=None):
        return self.query(entity).get(ident)

    def get_one(self, entity, ident, **kw):
        found = self.get(entity, ident)
        if found is None:
            raise exc.NoResultFound('No row was found when one was required')
        return found

    # --- objects

    def __contains__(self, instance):
        return state_of(instance).session is self

    def __iter__(self):
        return iter([*self._new.values(), *self.identity_map.values()])

    @property
    def new(self):
        return list(self._new.values())

    @property
    def dirty(self):
        return [instance for instance in self._changed.values()
                if id(instance) not in self._deleted]

    @property
    def deleted(self):
        return list(self._deleted.values())

    def is_modified(self, instance, include_collections=True):
        state = state_of(instance)
        return any(instance.__dict__.get(key) != value for key, value in state.changed.items())

    def add(self, instance, _warn=True):
        state = state_of(instance)
        if state.session is not None and state.session is not self:
            raise exc.InvalidRequestError(
                f"Object '{instance!r}' is already attached to another session")
        state.session = self
        if state.key is None:
            self._new[id(instance)] = instance
        else:
            self._deleted.pop(id(instance), None)
            self.identity_map[state.key] = instance
            if state.changed:
                self._changed[id(instance)] = instance
        self._cascade(instance)

    def _cascade(self, instance):
        """What an object was given as related comes along."""
        for relationship in type(instance).__mapper__.relationships.values():
            for other in relationship.related(instance):
                if state_of(other).session is None:
                    self.add(other)

    def add_all(self, instances):
        for instance in instances:
            self.add(instance)

    def delete(self, instance):
        state = state_of(instance)
        if state.key is None:
            raise exc.InvalidRequestError(f"Instance '{instance!r}' is not persisted")
        state.session = self
        self._deleted[id(instance)] = instance

    def delete_all(self, instances):
        for instance in instances:
            self.delete(instance)

    def expunge(self, instance):
        state = state_of(instance)
        if state.session is not self:
            raise exc.InvalidRequestError(f"Instance {instance!r} is not present in this Session")
        state.session = None
        for found in (self._new, self._changed, self._deleted, self._mutable):
            found.pop(id(instance), None)
        if state.key is not None:
            self.identity_map.pop(state.key, None)

    def expunge_all(self):
        for instance in self:
            state_of(instance).session = None
        self._reset()

    def merge(self, instance, *, load=True, options=None):
        mapper = type(instance).__mapper__
        key = tuple(instance.__dict__.get(name) for name in mapper.key_attributes)
        found = None if None in key else self.query(type(instance)).get(key)
        is_new = found is None
        if is_new:
            found = type(instance).__new__(type(instance))
            state_of(found)
        for name in mapper.columns:
            if name in instance.__dict__ and (is_new or
                                              getattr(found, name) != instance.__dict__[name]):
                setattr(found, name, instance.__dict__[name])
        if is_new:
            self.add(found)
        return found

    def refresh(self, instance, attribute_names=None, with_for_update=None):
        state = state_of(instance)
        if self.autoflush:
            self.flush()
        if state.key is None or state.session is not self:
            raise exc.InvalidRequestError(f"Instance '{instance!r}' is not persistent within this "
                                          "Session")
        self._expire(state, attribute_names)
        self._load_expired(instance, state)

    def expire(self, instance, attribute_names=None):
        self._expire(state_of(instance), attribute_names)

    def expire_all(self):
        for instance in self.identity_map.values():
            self._expire(state_of(instance), None)

    def _expire(self, state, names):
        mapper, values = state.mapper, state.instance.__dict__
        self._mutable.pop(id(state.instance), None)
        names = list(names or mapper.columns)
        for name in names:
            values.pop(name, None)
            state.changed.pop(name, None)
        state.expired = tuple({*state.expired, *names})
        for name in mapper.relationships:
            values.pop(name, None)

    def _expire_table(self, table):
        for instance in self.identity_map.values():
            if type(instance).__table__ is table:
                self._expire(state_of(instance), None)

    def _load_expired(self, instance, state):
        from sqlalchemy.orm.query import load_attributes
        names = state.expired
        state.expired = ()
        if not load_attributes(self, instance, state.key, names):
            raise orm_exc.ObjectDeletedError(
                f"Instance '{instance!r}' has been deleted, or its row is otherwise not present.")
        self._remember(instance)

    # --- many rows without objects

    def bulk_insert_mappings(self, mapper, mappings, return_defaults=False, render_nulls=False):
        mapper = getattr(mapper, '__mapper__', mapper)
        rows = [{column.key: row[key] for key, column in mapper.written.items() if key in row}
                for row in mappings]
        if rows:
            self.connection().execute(mapper.local_table.insert(), rows)

    def bulk_update_mappings(self, mapper, mappings):
        mapper = getattr(mapper, '__mapper__', mapper)
        from sqlalchemy.orm.flush import update_row
        for row in mappings:
            key = [row[name] for name in mapper.key_attributes]
            values = {name: value for name, value in row.items()
                      if name in mapper.written and name not in mapper.key_attributes}
            if values:
                update_row(self.connection(), mapper, key, values)

    def bulk_save_objects(self, objects, return_defaults=False, update_changed_only=True,
                          preserve_order=True):
        from sqlalchemy.orm.flush import save_loose
        for instance in objects:
            save_loose(self.connection(), instance)

    # --- transactions

    def _remember(self, instance):
        """Copies of what may change in its place."""
        names = type(instance).__mapper__.mutable
        if names:
            import copy
            self._mutable[id(instance)] = (instance, {
                name: copy.deepcopy(instance.__dict__[name]) for name in names
                if name in instance.__dict__})

    def _note_mutations(self):
        for instance, before in self._mutable.values():
            state = state_of(instance)
            for name, value in before.items():
                if instance.__dict__.get(name, value) != value and name not in state.changed:
                    state.changed[name] = value
                    self._changed[id(instance)] = instance

    def _drop_if_gone(self, instance):
        """After a DELETE that may have met it."""
        from sqlalchemy.orm.query import load_attributes
        state = state_of(instance)
        if state.session is self and not load_attributes(self, instance, state.key,
                                                         type(instance).__mapper__.key_attributes):
            self.expunge(instance)

    def flush(self, objects=None):
        if self._mutable:
            self._note_mutations()
        if self._new or self._changed or self._deleted:
            from sqlalchemy.orm.flush import flush
            flush(self)

    def begin(self, nested=False, subtransactions=False):
        return self.begin_nested() if nested else SessionTransaction(self)

    def begin_nested(self):
        self.flush()
        return SessionTransaction(self, self.connection().begin_nested())

    def commit(self):
        """What was done becomes part of the revision, which the run commits."""
        self.flush()
        if self.expire_on_commit:
            self.expire_all()

    def prepare(self):
        self.flush()

    def rollback(self):
        self._forget_changes()
        if self.bind is not None and not _bind_of(self.bind)._is_offline:
            self.connection().rollback()

    def _forget_changes(self):
        for instance in self._new.values():
            state_of(instance).session = None
        self._new, self._changed, self._deleted = {}, {}, {}
        self.expire_all()

    def close(self):
        self.expunge_all()

    invalidate = reset = close

    def in_transaction(self):
        return self.bind is not None and self.connection().in_transaction()

    def in_nested_transaction(self):
        return False

    def get_transaction(self):
        return None

    is_active = True

    @property
    def no_autoflush(self):
        return _NoFlush(self)

    def enable_relationship_loading(self, instance):
        pass

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    @classmethod
    def object_session(cls, instance):
        return state_of(instance).session

    @classmethod
    def identity_key(cls, class_=None, ident=None, *, instance=None, **kw):
        if instance is not None:
            return state_of(instance).key
        return class_, ident if isinstance(ident, tuple) else (ident,)


class sessionmaker:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, bind=None, *, class_=Session, autoflush=True, expire_on_commit=True,
                 info=None, **kw):
        self.kw = {'bind': bind, 'autoflush': autoflush, 'expire_on_commit': expire_on_commit,
                   **kw}
        if info is not None:
            self.kw['info'] = info
        self.class_ = class_

    def configure(self, **kw):
        self.kw.update(kw)

    def __call__(self, **kw):
        return self.class_(**{**self.kw, **kw})

    def begin(self):
        return self().begin()


class scoped_session:
    """One session, made when it is first used."""

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, session_factory, scopefunc=None):
        self.session_factory = session_factory
        self._made = None

    def __call__(self, **kw):
        if self._made is None:
            self._made = self.session_factory(**kw)
        elif kw:
            raise exc.InvalidRequestError("Scoped session is already present; no new arguments may "
                                          "be specified.")
        return self._made

    def remove(self):
        if self._made is not None:
            self._made.close()
        self._made = None

    def configure(self, **kw):
        self.session_factory.configure(**kw)

    @property
    def registry(self):
        return self

    def query_property(self, query_cls=None):
        scoped = self

        class _QueryOf:
            def __get__(self, instance, owner):
                return scoped().query(owner)
        return _QueryOf()

    def __contains__(self, instance):
        return instance in self()

    def __iter__(self):
        return iter(self())

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return getattr(self(), name)


def object_session(instance):
    return state_of(instance).session


def close_all_sessions():
    pass


def make_transient(instance):
    state = state_of(instance)
    if state.session is not None:
        state.session.expunge(instance)
    state.key = None
    state.changed.clear()
    state.expired = ()


def make_transient_to_detached(instance):
    mapper = type(instance).__mapper__
    state_of(instance).key = (mapper.class_, tuple(getattr(instance, name)
                                                   for name in mapper.key_attributes))

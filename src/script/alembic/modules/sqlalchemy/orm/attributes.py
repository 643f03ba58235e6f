"""Attributes of mapped objects, and what a session knows of an object.

A value stands in the object's own __dict__, where it is read at once; what the class has under the
name is asked only when there is none: the column for the class, a value to load for an object."""
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc

NO_VALUE = NEVER_SET = object()


class State:
    """Of one object: which session has it, under which key, and what it was before changes."""
    session = None
    key = None       # of the database: (class, key); None: it is not there
    is_deleted = False

    def __init__(self, instance):
        self.instance = instance
        self.changed = {}   # attribute: value before
        self.expired = ()   # attributes to load when they are asked for

    def obj(self):
        return self.instance

    @property
    def transient(self):
        return self.key is None and self.session is None

    @property
    def pending(self):
        return self.key is None and self.session is not None

    @property
    def persistent(self):
        return self.key is not None and self.session is not None

    @property
    def detached(self):
        return self.key is not None and self.session is None

    @property
    def identity(self):
        return self.key[1] if self.key else None

    @property
    def mapper(self):
        return type(self.instance).__mapper__

    @property
    def dict(self):
        return self.instance.__dict__


def state_of(instance):
    if not hasattr(type(instance), '__mapper__'):
        raise orm_exc.UnmappedInstanceError(instance)
    values = instance.__dict__
    state = values.get('_sa_instance_state')
    if state is None:
        state = values['_sa_instance_state'] = State(instance)
    return state


instance_state = state_of


def instance_dict(instance):
    return instance.__dict__


class ColumnAttribute:
    """A column of a mapped class: the class gives the column, an object its value."""

    def __init__(self, key, column):
        self.key = key
        self.column = column

    def __get__(self, instance, owner):
        if instance is None:
            return owner.__mapper__.columns[self.key]
        state = state_of(instance)
        if self.key in state.expired:
            if state.session is None:
                raise orm_exc.DetachedInstanceError(
                    f"Instance {instance!r} is not bound to a Session; attribute refresh operation "
                    "cannot proceed")
            state.session._load_expired(instance, state)
            return instance.__dict__.get(self.key)
        return None


class SynonymAttribute:
    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner):
        return getattr(owner if instance is None else instance, self.name)

    def __set__(self, instance, value):
        setattr(instance, self.name, value)


def track(self, key, value):
    """__setattr__ of mapped classes."""
    mapper = type(self).__mapper__
    if key in mapper.columns:
        validator = mapper.validators.get(key)
        if validator is not None:
            value = validator(self, key, value)
        note_change(self, key)
        self.__dict__[key] = value
    elif key in mapper.relationships:
        mapper.relationships[key].assign(self, value)
    else:
        object.__setattr__(self, key, value)


def note_change(instance, key):
    state = state_of(instance)
    if state.key is not None and key not in state.changed:
        state.changed[key] = instance.__dict__.get(key, NO_VALUE)
        if state.session is not None:
            state.session._changed[id(instance)] = instance


def forget(self, key):
    """__delattr__ of mapped classes."""
    if key in type(self).__mapper__.columns:
        note_change(self, key)
        self.__dict__[key] = None
    else:
        object.__delattr__(self, key)


def flag_modified(instance, key):
    if key not in type(instance).__mapper__.columns:
        raise exc.InvalidRequestError(f"Can't flag attribute '{key}' modified; it's not present in "
                                      "the object state")
    note_change(instance, key)


def flag_dirty(instance):
    for key in type(instance).__mapper__.columns:
        note_change(instance, key)


def set_attribute(instance, key, value, initiator=None):
    setattr(instance, key, value)


def get_attribute(instance, key):
    return getattr(instance, key)


def del_attribute(instance, key):
    delattr(instance, key)


def set_committed_value(instance, key, value):
    instance.__dict__[key] = value


def get_history(instance, key, passive=None):
    state = state_of(instance)
    value = instance.__dict__.get(key)
    if state.key is None:
        return History([value] if value is not None else (), (), ())
    if key in state.changed:
        before = state.changed[key]
        return History([value], (), () if before is NO_VALUE else [before])
    return History((), [value], ())


class History(tuple):
    def __new__(cls, added, unchanged, deleted):
        return tuple.__new__(cls, (added, unchanged, deleted))

    added = property(lambda self: self[0])
    unchanged = property(lambda self: self[1])
    deleted = property(lambda self: self[2])

    def has_changes(self):
        return bool(self[0] or self[2])


class AttributeEvents:
    pass


InstrumentedAttribute = QueryableAttribute = ColumnAttribute

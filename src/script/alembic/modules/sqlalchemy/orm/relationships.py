"""Relationships: declared as always. An object may be given its related ones before it is
written, and then gets their keys; related objects are not loaded."""
from sqlalchemy import exc
from sqlalchemy.orm.attributes import state_of


class backref:
    def __init__(self, name, **kwargs):
        self.name, self.kwargs = name, kwargs


def foreign(expr):
    return expr


remote = foreign


class Relationship:
    def __class_getitem__(cls, item):
        return cls

    def __init__(self, argument=None, secondary=None, *args, primaryjoin=None, secondaryjoin=None,
                 foreign_keys=None, remote_side=None, uselist=None, back_populates=None,
                 backref=None, order_by=None, lazy='select', cascade=None, **kw):
        self.argument = argument
        self.secondary = secondary
        self.primaryjoin = primaryjoin
        self.foreign_keys = foreign_keys
        self.remote_side = remote_side
        self.uselist = uselist
        self.back_populates = back_populates
        self.backref = backref
        self.key = self.parent = None

    def attach(self, mapper, key, annotation):
        self.parent, self.key = mapper, key
        if self.argument is None:
            self.argument = annotation

    def _shown(self):
        return f'{self.parent.class_.__name__}.{self.key}'

    # --- the other side

    @property
    def target(self):
        """The mapped class that it leads to."""
        found = self.argument
        if hasattr(found, 'class_'):
            return found.class_
        if isinstance(found, type):
            return found
        if callable(found) and not isinstance(found, str):
            found = found()
        if not isinstance(found, str):
            arguments = getattr(found, '__args__', ())
            found = getattr(found, '__forward_arg__', arguments[0] if arguments else found)
        if isinstance(found, type):
            return found
        name = str(found).strip('\'" ').split('.')[-1].strip('\'"]) ').split('[')[-1]
        classes = self.parent.registry._class_registry
        if name not in classes:
            raise exc.InvalidRequestError(
                f"When initializing mapper {self.parent}, expression {found!r} failed to locate a "
                f"name ({found!r}). If this is a class name, consider adding this relationship() "
                f"to the {self.parent.class_!r} class after both dependent classes have been "
                "defined.")
        return classes[name]

    @property
    def mapper(self):
        return self.target.__mapper__

    entity = mapper

    @property
    def pairs(self):
        """(own attribute, its attribute, whether the own one refers)."""
        own, other = self.parent, self.mapper
        limit = self._limit()
        found = []
        for referring, referred, is_own in ((own, other, True), (other, own, False)):
            for column in referring.local_table.c:
                for key in column.foreign_keys:
                    if key.column.table is not referred.local_table:
                        continue
                    if limit is not None and not any(column is each for each in limit):
                        continue
                    pair = (referring.attribute_of(column), referred.attribute_of(key.column))
                    found.append((*(pair if is_own else pair[::-1]), is_own))
            if found and own is not other:
                break
        if own is other:
            return [pair for pair in found if pair[2] == (self.remote_side is not None)]
        return found

    def _limit(self):
        given = self.foreign_keys
        if given is None or isinstance(given, str):
            return None
        return list(given) if isinstance(given, (list, tuple, set)) else [given]

    def onclause(self, left, right):
        """For join(): left and right are what columns are taken of."""
        if self.secondary is not None or self.primaryjoin is not None:
            raise exc.InvalidRequestError(
                f"join() along {self._shown()} is not supported: give its condition")
        from sqlalchemy.sql.elements import and_
        pairs = self.pairs
        if not pairs:
            raise exc.NoForeignKeysError(f"{self._shown()} has no foreign keys to join along")
        own = [getattr(left, own) == getattr(right, other) for own, other, _ in pairs]
        return own[0] if len(own) == 1 else and_(*own)

    # --- objects

    @property
    def is_collection(self):
        if self.uselist is not None:
            return self.uselist
        return self.secondary is not None or not any(is_own for _, _, is_own in self.pairs)

    def __get__(self, instance, owner):
        if instance is None:
            return self
        if state_of(instance).key is None:
            value = instance.__dict__[self.key] = [] if self.is_collection else None
            return value
        raise exc.InvalidRequestError(
            f"{self._shown()} cannot be loaded: relationships are not followed in a revision; "
            f"query {self.target.__name__} by its columns")

    def __set_name__(self, owner, name):
        pass

    def assign(self, instance, value):
        instance.__dict__[self.key] = value

    def related(self, instance):
        value = instance.__dict__.get(self.key)
        if value is None:
            return []
        return list(value) if isinstance(value, (list, tuple, set)) else [value]

    def copy_keys(self, instance):
        """Before a flush: what refers gets the key of what it refers to."""
        if self.secondary is not None:
            if self.related(instance):
                raise exc.InvalidRequestError(
                    f"{self._shown()} cannot be written: insert into its secondary table")
            return
        for other in self.related(instance):
            for own_key, other_key, is_own in self.pairs:
                if is_own:
                    setattr(instance, own_key, getattr(other, other_key))
                else:
                    setattr(other, other_key, getattr(instance, own_key))

    def __getattr__(self, name):
        if name[:2] == '__' or name in ('argument', 'parent', 'key'):
            raise AttributeError(name)
        return getattr(self.target, name)

    def _refuse(self, *args, **kw):
        raise exc.InvalidRequestError(
            f"{self._shown()} is not supported in a condition: compare the columns")

    any = has = contains = __eq__ = __ne__ = of_type = and_ = _refuse
    __hash__ = object.__hash__


def relationship(*args, **kw):
    return Relationship(*args, **kw)


relation = dynamic_loader = relationship
RelationshipProperty = Relationship

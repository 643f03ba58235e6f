"""Declarative classes: what stands in a class and its mix-ins becomes a table and a mapper."""
from sqlalchemy import exc
from sqlalchemy.orm.columns import (
    ColumnProperty, MappedColumn, Synonym, _MappedOf, mapped_column)
from sqlalchemy.orm.mapper import Mapper
from sqlalchemy.orm.relationships import Relationship, backref
from sqlalchemy.schema import Column, MetaData, Table

_PARTS = (Column, MappedColumn, ColumnProperty, Synonym, Relationship)


class declared_attr:
    """A method of a mix-in whose result is the attribute of each class."""

    def __init__(self, function, cascading=False):
        self.function = getattr(function, '__func__', function)
        self.__doc__ = getattr(function, '__doc__', None)

    def __get__(self, instance, owner):
        return self.function(owner)

    @classmethod
    def directive(cls, function):
        return declared_attr(function)

    cascading = directive


class _Found:
    """Columns and the rest that a class and its mix-ins say, the class's own first."""

    def __init__(self, cls, known_types):
        self.cls = cls
        self.known_types = known_types
        self.parts = {}
        self.settings = {}
        self.inherits = None
        for base in cls.__mro__:
            if base is not cls and '__mapper__' in base.__dict__:
                self.inherits = base.__mapper__
                break
            self._scan(base, base is cls)

    def _scan(self, base, is_own):
        annotations = dict(base.__dict__.get('__annotations__', {}))
        for name, annotation in annotations.items():
            if name not in base.__dict__ and self._is_mapped(annotation):
                self._add(name, mapped_column(), annotation, is_own)
        for name, value in list(base.__dict__.items()):
            if isinstance(value, declared_attr):
                value = value.function(self.cls)
                if isinstance(value, _PARTS):
                    self._add(name, value, annotations.get(name), True)
                else:
                    self.settings.setdefault(name, value)
            elif name in ('__tablename__', '__table__', '__table_args__', '__mapper_args__'):
                self.settings.setdefault(name, value)
            elif isinstance(value, _PARTS):
                self._add(name, value, annotations.get(name), is_own)

    def _is_mapped(self, annotation):
        if isinstance(annotation, str):
            return annotation.startswith(('Mapped[', 'orm.Mapped[', 'so.Mapped[', 'sa.orm.Mapped['))
        return isinstance(annotation, _MappedOf)

    def _inner(self, annotation):
        if isinstance(annotation, str):
            return annotation.partition('[')[2][:-1] if self._is_mapped(annotation) else None
        return annotation.inner if isinstance(annotation, _MappedOf) else None

    def _add(self, name, value, annotation, is_own):
        if name in self.parts:
            return
        inner = self._inner(annotation)
        if isinstance(value, Relationship):
            if value.argument is None:
                value.argument = inner
            self.parts[name] = value if is_own else _again(value)
            return
        if isinstance(value, MappedColumn):
            value = value.complete(inner, self.known_types)
        elif isinstance(value, ColumnProperty):
            value = value.complete(inner)
        elif isinstance(value, Synonym):
            self.parts[name] = value
            return
        if isinstance(value, Column):
            if not is_own:
                value = value._copy()
            if value.key is None:
                value.key = name
            if value.name is None:
                value.name = name
        self.parts[name] = value


def _again(relationship):
    other = object.__new__(Relationship)
    other.__dict__.update(relationship.__dict__)
    return other


def _table_of(found, metadata):
    settings, columns = found.settings, []
    if settings.get('__table__') is not None:
        return settings['__table__']
    name = settings.get('__tablename__')
    if name is None:
        return None
    given = settings.get('__table_args__') or ()
    if isinstance(given, dict):
        arguments, keywords = (), given
    else:
        keywords = given[-1] if given and isinstance(given[-1], dict) else {}
        arguments = given[:-1] if keywords or (given and isinstance(given[-1], dict)) else given
    for value in found.parts.values():
        if isinstance(value, Column) and value.table is None:
            columns.append(value)
    return Table(name, metadata, *columns, *arguments, **keywords)


def map_class(cls, registry):
    """Makes table and mapper of a class; nothing for one that has neither table nor parent."""
    found = _Found(cls, registry.type_annotation_map)
    table = _table_of(found, cls.__dict__.get('metadata') or registry.metadata
                      if not hasattr(cls, 'metadata') else cls.metadata)
    inherits = found.inherits
    if table is None and inherits is None:
        raise exc.InvalidRequestError(
            f"Class {cls!r} does not have a __table__ or __tablename__ specified and does not "
            "inherit from an existing table-mapped class.")
    if table is None:
        table = inherits.local_table
        for value in found.parts.values():
            if isinstance(value, Column) and value.table is None:
                table.append_column(value)
    elif inherits is not None and inherits.local_table is not table:
        raise exc.InvalidRequestError(
            f"{cls.__name__} has a table of its own and inherits from {inherits.class_.__name__}, "
            "which has another: joined-table and concrete inheritance are not supported; declare "
            "the tables with sqlalchemy.Table")
    properties = {}
    if inherits is not None:
        properties.update(inherits.columns)
    properties.update(found.parts)
    mapper = Mapper(cls, table, properties, registry, found.settings.get('__mapper_args__'),
                    inherits)
    registry._class_registry[cls.__name__] = cls
    for known in registry._class_registry.values():
        _add_backrefs(known.__mapper__)
    return mapper


def _add_backrefs(mapper):
    """The other side of backref=, on the class it leads to, if that is known."""
    for key, relationship in list(mapper.relationships.items()):
        given = relationship.backref
        if given is None:
            continue
        name = given.name if isinstance(given, backref) else given
        try:
            target = relationship.target
        except exc.InvalidRequestError:
            continue
        if hasattr(target, '__mapper__') and name not in target.__mapper__.relationships:
            kwargs = dict(given.kwargs) if isinstance(given, backref) else {}
            kwargs.setdefault('foreign_keys', relationship.foreign_keys)
            other = Relationship(mapper.class_, secondary=relationship.secondary, **kwargs)
            target.__mapper__.relationships[name] = other
            other.attach(target.__mapper__, name, None)
            type.__setattr__(target, name, other)


def _construct(self, **kwargs):
    """The __init__ of declarative classes."""
    cls = type(self)
    for key, value in kwargs.items():
        if not hasattr(cls, key):
            raise TypeError(f"{key!r} is an invalid keyword argument for {cls.__name__}")
        setattr(self, key, value)


class registry:
    def __init__(self, *, metadata=None, class_registry=None, type_annotation_map=None,
                 constructor=_construct):
        self.metadata = metadata or MetaData()
        self._class_registry = {} if class_registry is None else class_registry
        self.constructor = constructor
        self.type_annotation_map = type_annotation_map or {}

    @property
    def mappers(self):
        return [cls.__mapper__ for cls in self._class_registry.values()]

    def configure(self, cascade=False):
        pass

    dispose = configure

    def generate_base(self, mapper=None, cls=object, name='Base', metaclass=None):
        bases = cls if isinstance(cls, tuple) else (cls,)
        names = {'registry': self, '_sa_registry': self, 'metadata': self.metadata,
                 '__abstract__': True, '__init__': self.constructor}
        if any('__init__' in each.__dict__ for base in bases for each in base.__mro__[:-1]):
            del names['__init__']
        return (metaclass or DeclarativeMeta)(name, bases, names)

    def mapped(self, cls):
        cls.metadata = getattr(cls, 'metadata', self.metadata)
        if '__init__' not in cls.__dict__:
            cls.__init__ = self.constructor
        map_class(cls, self)
        return cls

    map_declaratively = mapped

    def as_declarative_base(self, **kw):
        def decorate(cls):
            kw.setdefault('cls', cls)
            kw.setdefault('name', cls.__name__)
            return self.generate_base(**kw)
        return decorate

    def map_imperatively(self, class_, local_table=None, properties=None, **arguments):
        mapper = Mapper(class_, local_table, properties, self, arguments)
        self._class_registry[class_.__name__] = class_
        _add_backrefs(mapper)
        return mapper

    def mapped_as_dataclass(self, *args, **kw):
        raise exc.InvalidRequestError('mapped dataclasses are not supported: map a plain class')


class DeclarativeMeta(type):
    def __init__(cls, name, bases, names, **kw):
        type.__init__(cls, name, bases, names)
        if '__abstract__' in cls.__dict__ and cls.__dict__['__abstract__']:
            return
        if any(isinstance(base, DeclarativeMeta) for base in bases):
            map_class(cls, cls.registry)

    def __setattr__(cls, key, value):
        mapper = cls.__dict__.get('__mapper__')
        if mapper is not None and isinstance(value, _PARTS) and key not in mapper.relationships:
            if isinstance(value, MappedColumn):
                value = value.complete(None)
            if isinstance(value, Column) and value.table is None:
                value.key = value.key or key
                value.name = value.name or key
                cls.__table__.append_column(value)
            mapper.add_property(key, value)
        else:
            type.__setattr__(cls, key, value)


class _BaseMeta(type):
    """Of DeclarativeBase: the class under it is a base, the ones below that are mapped."""

    def __init__(cls, name, bases, names, **kw):
        type.__init__(cls, name, bases, names)
        if any(base.__dict__.get('_is_declarative_root') for base in bases):
            _make_base(cls)
        elif bases and not cls.__dict__.get('__abstract__') and hasattr(cls, 'registry'):
            map_class(cls, cls.registry)

    __setattr__ = DeclarativeMeta.__setattr__


def _make_base(cls):
    names = cls.__dict__
    found = names.get('registry')
    if found is None:
        found = registry(metadata=names.get('metadata'),
                         type_annotation_map=names.get('type_annotation_map'))
    type.__setattr__(cls, 'registry', found)
    type.__setattr__(cls, '_sa_registry', found)
    if 'metadata' not in names:
        type.__setattr__(cls, 'metadata', found.metadata)
    if '__init__' not in names:
        type.__setattr__(cls, '__init__', found.constructor)


class DeclarativeBase(metaclass=_BaseMeta):
    _is_declarative_root = True


class DeclarativeBaseNoMeta(metaclass=_BaseMeta):
    _is_declarative_root = True


class MappedAsDataclass:
    def __init_subclass__(cls, **kw):
        raise exc.InvalidRequestError('mapped dataclasses are not supported: map a plain class')


def declarative_base(bind=None, metadata=None, mapper=None, cls=object, name='Base',
                     class_registry=None, constructor=_construct, metaclass=None, **kw):
    made = registry(metadata=metadata, class_registry=class_registry, constructor=constructor)
    return made.generate_base(cls=cls, name=name, metaclass=metaclass)


def as_declarative(**kw):
    def decorate(cls):
        kw.setdefault('cls', cls)
        kw.setdefault('name', cls.__name__)
        return declarative_base(**kw)
    return decorate


def declarative_mixin(cls):
    return cls


def mapped_as_dataclass(*args, **kw):
    raise exc.InvalidRequestError('mapped dataclasses are not supported: map a plain class')


def synonym_for(name, map_column=False):
    return lambda function: Synonym(name)


def has_inherited_table(cls):
    return any('__table__' in base.__dict__ and base.__dict__['__table__'] is not None
               for base in cls.__mro__[1:])

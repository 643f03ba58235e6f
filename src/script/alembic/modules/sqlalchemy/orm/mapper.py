"""What is known of a mapped class: its table, the columns behind its attributes."""
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import (
    ColumnAttribute, SynonymAttribute, forget, track)
from sqlalchemy.orm.columns import ColumnProperty, MappedColumn, Synonym
from sqlalchemy.orm.relationships import Relationship
from sqlalchemy.schema import Column


class Mapper:
    def __init__(self, class_, table, properties=None, registry=None, arguments=None,
                 inherits=None):
        self.class_ = self.entity = class_
        self.local_table = self.persist_selectable = self.mapped_table = table
        self.registry = registry
        self.columns = {}        # attribute: column or expression
        self.relationships = {}
        self.synonyms = {}
        self.validators = {}
        self.inherits = inherits
        arguments = arguments or {}
        self.polymorphic_on = arguments.get('polymorphic_on',
                                            getattr(inherits, 'polymorphic_on', None))
        self.polymorphic_identity = arguments.get('polymorphic_identity')
        self.subclasses = {}
        self._take(properties or {}, arguments)
        self._find_key(arguments)
        self._register()

    def _take(self, properties, arguments):
        excluded = set(arguments.get('exclude_properties', ()))
        included = arguments.get('include_properties')
        named = {}
        for key, value in properties.items():
            if isinstance(value, Relationship):
                self.relationships[key] = value
                value.attach(self, key, None)
            elif isinstance(value, Synonym):
                self.synonyms[key] = value.name
            else:
                column = value.expression if isinstance(value, ColumnProperty) else \
                    value.column if isinstance(value, MappedColumn) else value
                named[key] = column
        prefix = arguments.get('column_prefix', '')
        for column in self.local_table.c:
            known = [key for key, value in named.items() if value is column]
            key = known[0] if known else prefix + column.key
            if column.key not in excluded and (included is None or column.key in included):
                self.columns[key] = column
        for key, column in named.items():
            if key not in self.columns:
                self.columns[key] = column
        for key, column in self.columns.items():
            setattr(self.class_, key, ColumnAttribute(key, column))
        for key, name in self.synonyms.items():
            setattr(self.class_, key, SynonymAttribute(name))
        for key, relationship in self.relationships.items():
            setattr(self.class_, key, relationship)

    def _find_key(self, arguments):
        given = arguments.get('primary_key')
        key = [given] if isinstance(given, Column) else list(given or ())
        key = key or list(self.local_table.primary_key)
        if not key:
            raise exc.ArgumentError(f"Mapper {self} could not assemble any primary key columns for "
                                    f"mapped table '{self.local_table.description}'")
        self.primary_key = tuple(key)
        self.key_attributes = [self.attribute_of(column) for column in key]
        self.mutable = [name for name, column in self.columns.items()
                        if getattr(column, 'table', None) is self.local_table and
                        getattr(column.type, '_is_mutable', False)]
        self.written = {name: column for name, column in self.columns.items()
                        if getattr(column, 'table', None) is self.local_table}

    def _register(self):
        cls = self.class_
        cls.__mapper__ = self
        cls.__table__ = self.local_table
        if self.inherits is None:
            self.local_table._mapped_class = cls
        if cls.__setattr__ is object.__setattr__:
            cls.__setattr__ = track
        if cls.__delattr__ is object.__delattr__:
            cls.__delattr__ = forget
        for base in reversed(cls.__mro__):
            for value in base.__dict__.values():
                for name in getattr(value, '_validates', ()) if callable(value) else ():
                    self.validators[name] = value
        if self.inherits is not None and self.polymorphic_identity is not None:
            top = self.inherits
            while top is not None:
                top.subclasses[self.polymorphic_identity] = cls
                top = top.inherits

    @property
    def is_mapper(self):
        return True

    def attribute_of(self, column):
        for key, value in self.columns.items():
            if value is column:
                return key
        raise orm_exc.UnmappedColumnError(f"No column {column} is configured on mapper {self}...")

    @property
    def tables(self):
        return [self.local_table]

    @property
    def selectable(self):
        return self.local_table

    @property
    def c(self):
        return self.local_table.c

    @property
    def mapper(self):
        return self

    @property
    def attrs(self):
        return _Attributes(self)

    column_attrs = all_orm_descriptors = attrs

    def get_property(self, key):
        if key in self.columns or key in self.relationships:
            return _Property(self, key)
        raise exc.InvalidRequestError(f"Mapper '{self}' has no property '{key}'")

    def has_property(self, key):
        return key in self.columns or key in self.relationships

    def iterate_properties(self):
        return iter(self.attrs)

    def get_property_by_column(self, column):
        return _Property(self, self.attribute_of(column))

    def primary_key_from_instance(self, instance):
        return [getattr(instance, key) for key in self.key_attributes]

    def add_property(self, key, value):
        self._take({**{name: column for name, column in self.columns.items()}, key: value}, {})

    def discriminator_key(self):
        """The attribute that says which class a row is of."""
        found = self.polymorphic_on
        if found is None:
            return None
        if isinstance(found, str):
            return found
        column = found.column if isinstance(found, MappedColumn) else found
        for key, value in self.columns.items():
            if value is column or getattr(value, 'key', None) == getattr(column, 'key', 0):
                return key
        return None

    def __str__(self):
        return f'Mapper[{self.class_.__name__}({self.local_table.description})]'

    __repr__ = __str__


class _Property:
    def __init__(self, mapper, key):
        self.parent, self.key = mapper, key
        if key in mapper.columns:
            self.columns = [mapper.columns[key]]
            self.expression = mapper.columns[key]


class _Attributes:
    def __init__(self, mapper):
        self._mapper = mapper

    def __iter__(self):
        mapper = self._mapper
        return iter([_Property(mapper, key) for key in (*mapper.columns, *mapper.relationships)])

    def keys(self):
        return [each.key for each in self]

    def __contains__(self, key):
        return self._mapper.has_property(key)

    def __getitem__(self, key):
        return self._mapper.get_property(key)

    __getattr__ = __getitem__


def class_mapper(class_, configure=True):
    found = getattr(class_, '__mapper__', None)
    if found is None:
        raise orm_exc.UnmappedClassError(class_)
    return found


def object_mapper(instance):
    if not hasattr(type(instance), '__mapper__'):
        raise orm_exc.UnmappedInstanceError(instance)
    return type(instance).__mapper__


def mapper(class_, local_table=None, properties=None, **arguments):
    """Classical mapping."""
    from sqlalchemy.orm.declarative import registry
    return registry().map_imperatively(class_, local_table, properties=properties, **arguments)


def configure_mappers():
    pass


def clear_mappers():
    pass


def polymorphic_union(*args, **kw):
    raise exc.InvalidRequestError('polymorphic_union() is not supported')

"""Mapped classes and sessions, as far as revisions use them: classes are tables, queries give
objects, a session writes back what was changed. Relationships may be declared; what a revision
wants of them it asks by a query. Each name comes from the file that has it."""
from sqlalchemy import _lazy

_HOMES = _lazy.homes(
    ('.declarative', '''DeclarativeBase DeclarativeBaseNoMeta DeclarativeMeta MappedAsDataclass
        as_declarative declarative_base declarative_mixin declared_attr registry
        mapped_as_dataclass synonym_for has_inherited_table'''),
    ('.columns', '''Mapped MappedColumn mapped_column column_property deferred synonym composite
        query_expression with_expression validates reconstructor orm_insert_sentinel
        WriteOnlyMapped DynamicMapped'''),
    ('.mapper', '''Mapper class_mapper object_mapper mapper configure_mappers clear_mappers
        polymorphic_union'''),
    ('.relationships', '''relationship Relationship RelationshipProperty relation dynamic_loader
        backref foreign remote'''),
    ('.session', '''Session SessionTransaction sessionmaker scoped_session close_all_sessions
        make_transient make_transient_to_detached object_session'''),
    ('.query', 'Query Bundle aliased AliasedClass with_polymorphic join outerjoin with_parent'),
    ('.options', '''joinedload selectinload subqueryload lazyload immediateload noload raiseload
        contains_eager contains_alias defaultload load_only defer undefer undefer_group Load
        defer_group selectin_polymorphic joinedload_all subqueryload_all with_loader_criteria'''),
    ('.attributes', 'InstrumentedAttribute QueryableAttribute AttributeEvents'),
    ('.interfaces', '''MapperProperty PropComparator ColumnProperty Composite CompositeProperty
        Synonym SynonymProperty MANYTOMANY MANYTOONE ONETOMANY'''),
)
_MODULES = ('attributes', 'collections', 'exc', 'session', 'query', 'relationships', 'mapper',
            'interfaces', 'util', 'declarative', 'state', 'decl_api', 'decl_base', 'base',
            'strategy_options', 'properties', 'scoping')

__getattr__ = _lazy.getter(globals(), _HOMES, _MODULES)


def eagerload(*args, **kw):
    from sqlalchemy.orm.options import joinedload
    return joinedload(*args, **kw)


def undefer_group(*args, **kw):
    from sqlalchemy.orm.options import undefer
    return undefer(*args, **kw)

"""sqlalchemy: each name comes from the file that has it, when it is first asked for."""
from sqlalchemy import _lazy

__version__ = '2.0.53'

_HOMES = _lazy.homes(
    ('.schema', '''BLANK_SCHEMA CheckConstraint Column ColumnDefault Computed Constraint DDL
        DDLElement BaseDDLElement DefaultClause ExecutableDDLElement FetchedValue ForeignKey
        ForeignKeyConstraint Identity Index MetaData PassiveDefault PrimaryKeyConstraint Sequence
        Table ThreadLocalMetaData UniqueConstraint insert_sentinel'''),
    ('.types', '''ARRAY BIGINT BINARY BLOB BOOLEAN BigInteger Boolean CHAR CLOB DATE DATETIME
        DECIMAL DOUBLE DOUBLE_PRECISION Date DateTime Double Enum FLOAT Float INT INTEGER Integer Interval
        JSON LargeBinary Binary NCHAR NUMERIC NVARCHAR Numeric PickleType REAL SMALLINT
        SmallInteger String
        TEXT TIME TIMESTAMP Text Time TupleType TypeDecorator UUID Unicode UnicodeText Uuid
        VARBINARY VARCHAR'''),
    ('.sql.elements', '''BinaryExpression BindParameter BooleanClauseList Case Cast ClauseElement
        ClauseList ColumnClause ColumnElement ColumnOperators Executable Extract False_
        FunctionFilter Label Null Operators Over TextClause True_ TryCast Tuple TypeCoerce
        UnaryExpression WithinGroup all_ and_ any_ asc between bindparam bitwise_not case cast
        collate column desc distinct extract false funcfilter label literal literal_column not_
        null nulls_first nulls_last nullsfirst nullslast or_ outparam over quoted_name text true
        try_cast tuple_ type_coerce within_group'''),
    ('.sql.base', 'ColumnCollection'),
    ('.sql.operators', 'custom_op'),
    ('.sql.functions', 'Function FunctionElement func modifier'),
    ('.sql.selectable', '''Alias CTE CompoundSelect Exists FromClause Join LABEL_STYLE_DEFAULT
        LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_NONE LABEL_STYLE_TABLENAME_PLUS_COL ScalarSelect
        Select SelectBase Subquery TableClause TextualSelect Values alias cte except_ except_all
        exists intersect intersect_all join lateral outerjoin select subquery table tablesample
        union union_all values'''),
    ('.sql.dml', 'Delete Insert Update UpdateBase delete insert update'),
    ('.engine', '''Connection CursorResult Dialect Engine MappingResult NestedTransaction Result
        RootTransaction Row RowMapping ScalarResult Transaction URL create_engine
        create_mock_engine engine_from_config make_url'''),
    ('.inspection', 'inspect'),
    ('.pool', 'NullPool Pool QueuePool SingletonThreadPool StaticPool'),
)
_HOMES['Inspector'] = '.engine.reflection'
_MODULES = ('dialects', 'engine', 'event', 'exc', 'ext', 'inspection', 'orm', 'pool', 'schema',
            'sql', 'types', 'util')
# What `import *` gives: all but the packages that SQLAlchemy does not import by itself.
__all__ = (*_HOMES, 'dialects', 'engine', 'event', 'exc', 'schema', 'sql', 'types', 'util')

__getattr__ = _lazy.getter(globals(), _HOMES, _MODULES)

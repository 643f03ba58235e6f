"""The SQL expression language: what sqlalchemy.sql exports, each from the file that has it."""
from sqlalchemy import _lazy

_HOMES = _lazy.homes(
    ('.elements', '''ClauseElement ColumnElement ColumnClause TextClause BindParameter quoted_name
        text literal literal_column bindparam null true false column and_ or_ not_ between case
        cast type_coerce extract tuple_ distinct asc desc nulls_first nullsfirst nulls_last
        nullslast collate over within_group funcfilter label any_ all_ bitwise_not try_cast
        outparam True_ False_ Null'''),
    ('.functions', 'func modifier'),
    ('.selectable', '''FromClause TableClause Alias Subquery CTE Join Select CompoundSelect Values
        table select exists alias lateral cte join outerjoin subquery union union_all intersect
        intersect_all except_ except_all values tablesample LABEL_STYLE_DEFAULT LABEL_STYLE_NONE
        LABEL_STYLE_DISAMBIGUATE_ONLY LABEL_STYLE_TABLENAME_PLUS_COL'''),
    ('.dml', 'insert update delete Insert Update Delete'),
)
_MODULES = '''annotation base coercions compiler ddl dml elements expression functions naming
    operators roles schema selectable sqltypes type_api util visitors'''.split()

__getattr__ = _lazy.getter(globals(), _HOMES, _MODULES)

"""Constraints and indexes.

C reads them by _kind (lower_constraint.c): primary_key unique foreign_key check exclude index. A
constraint keeps what it was given in _members: columns as names or Column objects, which become
Columns of the table once there is one. _name is what the script said, name also what follows from
the naming convention. A foreign key also has elements, each with _target (schema, table, column);
a check sqltext; an exclusion operators [(column or expression, operator)], using, where, ops; an
index _members of names, columns and expressions. All have dialect_kwargs."""
from sqlalchemy import exc
from sqlalchemy.sql.base import DialectKWArgs, ReadOnlyColumnCollection


class conv(str):
    """A name that is final: no naming convention applies to it."""
    _is_conv = True


class SchemaItem:
    """A part of a schema."""
    _is_schema_item = True
    _kind = None
    info_ = None
    create_drop_stringify_dialect = 'default'

    @property
    def info(self):
        if self.info_ is None:
            self.info_ = {}
        return self.info_

    @info.setter
    def info(self, value):
        self.info_ = value

    def _attach_to_column(self, column):
        raise exc.ArgumentError(f"{self!r} does not belong into a Column")

    def _attach_to_table(self, table):
        raise exc.ArgumentError(f"{self!r} does not belong into a Table")


class _Order:
    last = 0


def _next_order():
    _Order.last += 1
    return _Order.last


def _key_of(member):
    return member if isinstance(member, str) else member.key


class Constraint(DialectKWArgs, SchemaItem):
    _name = None
    parent = None
    table = None
    deferrable = None
    initially = None
    comment = None
    _type_bound = False
    _column_flag = False
    _isolated = False # AddConstraint writes it: the table's CREATE TABLE does not
    _of_column = None # the column that asked for it, by unique=True or ForeignKey
    _members = ()
    _creation_order = 0
    _convention = None

    def __init__(self, name=None, deferrable=None, initially=None, info=None, comment=None,
                 _create_rule=None, _type_bound=False, **dialect_kw):
        self._common(name, deferrable, initially, info, comment, dialect_kw)

    def _common(self, name, deferrable, initially, info, comment, dialect_kw):
        if name is not None:
            self._name = name
        if deferrable is not None:
            self.deferrable = deferrable
        if initially is not None:
            self.initially = initially
        if info is not None:
            self.info_ = dict(info)
        if comment is not None:
            self.comment = comment
        if dialect_kw:
            self._take_kwargs(dialect_kw)
        self._creation_order = _next_order()

    @property
    def name(self):
        table = self.table
        if table is None or self._convention not in table.metadata.naming_convention \
                or getattr(self._name, '_is_conv', False):
            return self._name
        from sqlalchemy.sql import ddl
        return ddl.name_by_convention(self, table)

    @name.setter
    def name(self, value):
        self._name = value

    def _attach_to_table(self, table):
        self.parent = self.table = table
        table.constraints.add(self)

    def _attach_to_column(self, column):
        self.parent = column
        column.constraints.add(self)

    def _copy(self, **kw):
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        for name in ('table', 'parent', '_of_column'):
            new.__dict__.pop(name, None)
        new._creation_order = _next_order()
        return new

    copy = _copy

    def _shown(self):
        parts = []
        if self.name is not None:
            parts.append(f'name={str(self.name)!r}')
        return parts

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(self._shown())})"

    def contains_column(self, column):
        return self.columns.contains_column(column)


class ColumnCollectionMixin:
    """The members of a constraint or index, once they are columns."""

    @property
    def columns(self):
        return ReadOnlyColumnCollection(
            [member for member in self._members
             if not isinstance(member, str) and getattr(member, '_kind', None) == 'column'])

    c = columns

    def __iter__(self):
        return iter(self.columns)

    def __len__(self):
        return len(self.columns)

    def __contains__(self, key):
        return key in self.columns

    def __bool__(self):
        return True

    def _resolve(self, table):
        """Names become columns of the table."""
        found = []
        columns = table._columns
        for member in self._members:
            if isinstance(member, str):
                column = columns.get(member)
                if column is None:
                    raise exc.ConstraintColumnNotFoundError(
                        f"Can't create {type(self).__name__} on table '{table.description}': no "
                        f"column named '{member}' is present.")
                member = column
            if member not in found or self._kind == 'index':
                found.append(member)
        self._members = found

    def _attach_alone(self):
        """Columns that are in a table already bring the constraint there."""
        for member in self._members:
            table = getattr(member, 'table', None)
            if table is not None and hasattr(table, 'constraints'):
                table._append(self)
                return


class ColumnCollectionConstraint(ColumnCollectionMixin, Constraint):
    def __init__(self, *columns, name=None, deferrable=None, initially=None, info=None,
                 comment=None, _column_flag=False, _autoattach=True, **dialect_kw):
        self._members = list(columns)
        self._common(name, deferrable, initially, info, comment, dialect_kw)
        if columns and not isinstance(columns[0], str):
            self._attach_alone()

    def _attach_to_table(self, table):
        self._resolve(table)
        self.parent = self.table = table
        table.constraints.add(self)

    def _copy(self, target_table=None, **kw):
        new = super()._copy()
        new._members = [_key_of(member) for member in self._members]
        return new

    copy = _copy

    def _shown(self):
        return [repr(member) for member in self._members if not isinstance(member, str)] \
            + super()._shown()


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    _kind = 'primary_key'
    _convention = 'pk'
    _implicit = False

    def _attach_to_table(self, table):
        self._resolve(table)
        old = table.primary_key
        if old is not None:
            table.constraints.discard(old)
            if self._members:
                for column in table._columns.values():
                    if column.primary_key and not any(column is each for each in self._members):
                        column.primary_key = False
        self.parent = self.table = table
        table.constraints.add(self)
        table.primary_key = self
        for column in self._members:
            column.primary_key = True
            if not column._says_nullable:
                column.nullable = False
        if not self._members:
            self._members = [column for column in table._columns.values() if column.primary_key]

    @property
    def _autoincrement_column(self):
        for column in self._members:
            if column.autoincrement is True:
                return column
        if len(self._members) == 1:
            column = self._members[0]
            from sqlalchemy.types import Integer, Numeric
            if column.autoincrement in ('auto', 'ignore_fk') and column.default is None and \
                    column.server_default is None and \
                    isinstance(column.type, (Integer, Numeric)) and \
                    (column.autoincrement == 'ignore_fk' or not column.foreign_keys):
                return column
        return None


class UniqueConstraint(ColumnCollectionConstraint):
    _kind = 'unique'
    _convention = 'uq'


class CheckConstraint(ColumnCollectionMixin, Constraint):
    _kind = 'check'
    _convention = 'ck'

    def __init__(self, sqltext, name=None, deferrable=None, initially=None, table=None, info=None,
                 _create_rule=None, _autoattach=True, _type_bound=False, comment=None,
                 **dialect_kw):
        self.sqltext = sqltext
        self._common(name, deferrable, initially, info, comment, dialect_kw)
        if not isinstance(sqltext, str):
            if not hasattr(sqltext, '_kind'):
                raise exc.ArgumentError(f"SQL expression, column, or mapped entity expected, got "
                                        f"{sqltext!r}")
        if table is not None:
            table._append(self)

    @property
    def is_column_level(self):
        return getattr(self.parent, '_kind', None) == 'column'

    def _shown(self):
        return [repr(self.sqltext)] + super()._shown()


def _target_of(given):
    """(schema, table, column) of a foreign key's other end."""
    if isinstance(given, str):
        parts = given.split('.')
        if len(parts) < 2:
            return None, parts[0], None
        return '.'.join(parts[:-2]) or None, parts[-2], parts[-1]
    table = getattr(given, 'table', None)
    if table is None:
        return None, None, given.name
    return getattr(table, 'schema', None), table.name, given.name


class ForeignKey(DialectKWArgs, SchemaItem):
    _kind = 'foreign_key_column'
    parent = None
    constraint = None

    def __init__(self, column, _constraint=None, use_alter=False, name=None, onupdate=None,
                 ondelete=None, deferrable=None, initially=None, link_to_name=False, match=None,
                 info=None, comment=None, _unresolvable=False, **dialect_kw):
        if hasattr(column, '__clause_element__'):
            column = column.__clause_element__()
        if not isinstance(column, str) and getattr(column, '_kind', None) != 'column':
            raise exc.ArgumentError("String column name or Column object for DDL foreign key "
                                    f"constraint expected, got {column!r}.")
        self._colspec = column
        self._target = _target_of(column)
        self.constraint = _constraint
        self.use_alter = use_alter
        self.name = name
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.deferrable = deferrable
        self.initially = initially
        self.link_to_name = link_to_name
        self.match = match
        self.comment = comment
        if info is not None:
            self.info_ = dict(info)
        if dialect_kw:
            self._take_kwargs(dialect_kw)

    def _attach_to_column(self, column):
        if self.parent is not None and self.parent is not column:
            raise exc.InvalidRequestError("This ForeignKey already has a parent !")
        self.parent = column
        column.foreign_keys.add(self)
        if column.table is not None:
            self._join_table(column.table)

    def _join_table(self, table):
        """Becomes a constraint of the table."""
        if self.constraint is None:
            self.constraint = constraint = ForeignKeyConstraint(
                [], [], self.name, self.onupdate, self.ondelete, self.deferrable, self.initially,
                self.use_alter, self.link_to_name, self.match, comment=self.comment,
                **self.dialect_kwargs)
            constraint._members = [self.parent]
            constraint.elements = [self]
            constraint._of_column = self.parent
            constraint.info_ = self.info_
            constraint._attach_to_table(table)
        self._qualify(table)

    def _qualify(self, table):
        """The other table is in the schema of the MetaData where no schema was said."""
        schema, name, column = self._target
        if schema is None and isinstance(self._colspec, str) and table.metadata.schema is not None:
            schema = table.metadata.schema
        found = table.metadata.tables.get(name if schema is None else f'{schema}.{name}') \
            if isinstance(self._colspec, str) else None
        if column is None:
            column = self.parent.key
        if found is not None and not self.link_to_name and column in found._columns:
            column = found._columns[column].name
        self._target = schema, name, column
        if self.parent._asked_type._isnull:
            self._take_type(table.metadata)

    def _take_type(self, metadata):
        """A column without a type has that of the column it refers to."""
        try:
            found = self.column._asked_type
        except exc.NoReferenceError:
            metadata._untyped.append(self)
            return
        if not found._isnull:
            self.parent.type = found

    @property
    def column(self):
        if not isinstance(self._colspec, str):
            return self._colspec
        if self.parent is None or self.parent.table is None:
            raise exc.InvalidRequestError("this ForeignKey object does not yet have a parent "
                                          "Column associated with it.")
        schema, name, column = self._target
        key = name if schema is None else f'{schema}.{name}'
        source = self.parent.table
        table = source.metadata.tables.get(key)
        if table is None:
            raise exc.NoReferencedTableError(
                f"Foreign key associated with column '{self.parent}' could not find table '{key}' "
                f"with which to generate a foreign key to target column '{column}'", key)
        for each in table._columns.values():
            if each.name == column or each.key == column:
                return each
        raise exc.NoReferencedColumnError(
            f"Could not initialize target column for ForeignKey '{self.target_fullname}' on table "
            f"'{source.name}': table '{table.name}' has no column named '{column}'", table.name,
            column)

    @property
    def target_fullname(self):
        schema, table, column = self._target
        return '.'.join(part for part in (schema, table, column) if part)

    def _get_colspec(self, schema=None, **kw):
        return self.target_fullname

    def references(self, table):
        return self._table_key() == table.key

    def _table_key(self):
        schema, name, column = self._target
        return name if schema is None else f'{schema}.{name}'

    def _copy(self, schema=None, **kw):
        new = object.__new__(ForeignKey)
        new.__dict__.update(self.__dict__)
        new.parent = new.constraint = None
        if not isinstance(self._colspec, str) or schema is not None:
            own = self._target
            new._target = (schema or own[0], own[1], own[2])
            new._colspec = '.'.join(part for part in new._target if part)
        return new

    copy = _copy

    def __repr__(self):
        return f'ForeignKey({self.target_fullname!r})'


class ForeignKeyConstraint(ColumnCollectionConstraint):
    _kind = 'foreign_key'
    _convention = 'fk'

    def __init__(self, columns, refcolumns, name=None, onupdate=None, ondelete=None,
                 deferrable=None, initially=None, use_alter=False, link_to_name=False, match=None,
                 table=None, info=None, comment=None, **dialect_kw):
        self._common(name, deferrable, initially, info, comment, dialect_kw)
        self.onupdate = onupdate
        self.ondelete = ondelete
        self.link_to_name = link_to_name
        self.use_alter = use_alter
        self.match = match
        if columns is not None and len(columns) != len(refcolumns):
            raise exc.ArgumentError(
                "ForeignKeyConstraint with duplicate source column references are not supported."
                if len(set(_key_of(each) for each in columns)) != len(columns) else
                "ForeignKeyConstraint number of constrained columns must match the number of "
                "referenced columns.")
        self._members = list(columns)
        self.elements = [ForeignKey(each, self, use_alter, name, onupdate, ondelete, deferrable,
                                    initially, link_to_name, match) for each in refcolumns]
        if table is not None:
            table._append(self)
        elif columns and not isinstance(columns[0], str):
            self._attach_alone()

    def _attach_to_table(self, table):
        self._resolve(table)
        self.parent = self.table = table
        table.constraints.add(self)
        for column, element in zip(self._members, self.elements):
            element.constraint = self
            if element.parent is None:
                element.parent = column
                column.foreign_keys.add(element)
                element._qualify(table)

    @property
    def column_keys(self):
        return [_key_of(member) for member in self._members]

    @property
    def referred_table(self):
        return self.elements[0].column.table

    @property
    def _referred_schema(self):
        return self.elements[0]._target[0] if self.elements else None

    def _copy(self, schema=None, target_table=None, **kw):
        new = super()._copy()
        new.elements = [element._copy(schema) for element in self.elements]
        return new

    copy = _copy


class ExcludeConstraint(ColumnCollectionConstraint):
    """EXCLUDE of PostgreSQL."""
    _kind = 'exclude'

    def __init__(self, *elements, name=None, deferrable=None, initially=None, using='gist',
                 where=None, ops=None, info=None, comment=None, **kw):
        self.operators = [(element, operator) for element, operator in elements]
        self._members = [element for element, _ in elements
                         if isinstance(element, str) or
                         getattr(element, '_kind', None) == 'column' and
                         getattr(element, 'table', None) is not None]
        self.using = using
        self.where = where
        self.ops = ops or {}
        self._common(name, deferrable, initially, info, comment, kw)

    def _resolve(self, table):
        self._members = [table._columns.get(member, member) if isinstance(member, str) else member
                         for member in self._members]


class Index(DialectKWArgs, ColumnCollectionMixin, SchemaItem):
    _kind = 'index'
    _name = None
    table = None
    _column_flag = False

    def __init__(self, name, *expressions, unique=False, quote=None, info=None, _table=None,
                 _column_flag=False, **dialect_kw):
        self._name = name
        self.unique = unique
        self._members = list(expressions)
        if _column_flag:
            self._column_flag = True
        if info is not None:
            self.info_ = dict(info)
        if dialect_kw:
            self._take_kwargs(dialect_kw)
        if _table is not None:
            _table._append(self)
        else:
            for member in self._members:
                table = _table_under(member)
                if table is not None:
                    table._append(self)
                    break

    @property
    def name(self):
        table = self.table
        if table is None or self._name is not None:
            return self._name
        from sqlalchemy.sql import ddl
        return ddl.name_by_convention(self, table)

    @name.setter
    def name(self, value):
        self._name = value

    @property
    def expressions(self):
        return list(self._members)

    def _attach_to_table(self, table):
        if self.table is not None and self.table is not table:
            raise exc.ArgumentError(f"Index '{self.name}' is against table "
                                    f"'{self.table.description}', and cannot be associated with "
                                    f"table '{table.description}'.")
        self._resolve(table)
        self.table = table
        table.indexes.add(self)

    def create(self, bind, checkfirst=False):
        from sqlalchemy.sql import ddl
        ddl.create_index(self, bind, checkfirst)

    def drop(self, bind, checkfirst=False):
        from sqlalchemy.sql import ddl
        ddl.drop_index(self, bind, checkfirst)

    def _copy(self):
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__)
        new.__dict__.pop('table', None)
        new._members = [member.key if getattr(member, '_kind', None) == 'column' else member
                        for member in self._members]
        return new

    def __repr__(self):
        parts = [repr(self.name)] + [repr(member) for member in self._members]
        if self.unique:
            parts.append('unique=True')
        return f"Index({', '.join(parts)})"


def _table_under(expression):
    """The table of a column, or of the first column in an expression."""
    if isinstance(expression, str):
        return None
    if getattr(expression, '_kind', None) == 'column':
        table = expression.table
        return table if hasattr(table, 'indexes') else None
    for name in ('element', 'left', 'right'):
        inner = expression.__dict__.get(name)
        if hasattr(inner, '_kind') and not isinstance(inner, str):
            found = _table_under(inner)
            if found is not None:
                return found
    for inner in expression.__dict__.get('clauses', ()):
        found = _table_under(inner) if hasattr(inner, '_kind') else None
        if found is not None:
            return found
    return None

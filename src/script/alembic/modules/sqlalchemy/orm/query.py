"""Queries: a SELECT, and what becomes of its rows."""
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import State, state_of
from sqlalchemy.orm.options import loaded_names
from sqlalchemy.orm.relationships import Relationship
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.functions import func
from sqlalchemy.sql.selectable import FromClause, Join, _entity, select


# --- entities

class AliasedClass:
    """aliased(User): the class under another name of its table."""

    def __init__(self, mapped_class_or_ac, alias=None, name=None, **kw):
        self._class = mapped_class_or_ac
        self._mapper = mapped_class_or_ac.__mapper__
        self._name = name
        self._alias = alias if alias is not None else self._mapper.local_table.alias(name)
        self._alias._mapped_class = mapped_class_or_ac

    def __clause_element__(self):
        return self._alias

    @property
    def __mapper__(self):
        return self._mapper

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        mapper = self._mapper
        if name in mapper.columns:
            return self._alias.c[mapper.columns[name].key]
        if name in mapper.synonyms:
            return getattr(self, mapper.synonyms[name])
        found = getattr(self._class, name)
        function = getattr(self._class.__dict__.get(name), '_expression_of', None)
        return function(self) if function is not None else found


def aliased(element, alias=None, name=None, flat=False, adapt_on_names=False):
    if isinstance(element, FromClause):
        return element.alias(name)
    return AliasedClass(element, alias, name)


def with_polymorphic(*args, **kw):
    raise exc.InvalidRequestError('with_polymorphic() is not supported')


def with_parent(*args, **kw):
    raise exc.InvalidRequestError('with_parent() is not supported: compare the columns')


class Bundle:
    def __init__(self, name, *exprs, **kw):
        raise exc.InvalidRequestError('Bundle is not supported: query the columns')


def join(left, right, onclause=None, isouter=False, full=False):
    if isinstance(onclause, Relationship):
        onclause = onclause.onclause(left, right)
    return Join(_entity(left), _entity(right), onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    return join(left, right, onclause, True, full)


class _Loader:
    """Makes objects of one class from some of a row's values."""

    def __init__(self, session, cls, names, offset, key):
        mapper = cls.__mapper__
        self.session, self.cls, self.mapper = session, cls, mapper
        self.names, self.offset, self.end = names, offset, offset + len(names)
        self.key = key
        self.places = [names.index(name) for name in mapper.key_attributes]
        self.single = self.places[0] if len(self.places) == 1 else None
        discriminator = mapper.discriminator_key() if mapper.subclasses else None
        self.discriminator = names.index(discriminator) if discriminator in names else None
        self.is_partial = len(names) < len(mapper.columns)

    def load(self, values):
        values = values[self.offset:self.end]
        if self.single is not None:
            key = (values[self.single],)
            if key[0] is None:
                return None
        else:
            key = tuple([values[place] for place in self.places])
            if all(value is None for value in key):
                return None
        cls = self.cls
        identity = (self.mapper.class_, key)
        found = self.session.identity_map.get(identity)
        if found is not None:
            state = found.__dict__['_sa_instance_state']
            if state.expired:
                self.fill(found, state, values)
            return found
        if self.discriminator is not None:
            cls = self.mapper.subclasses.get(values[self.discriminator], cls)
        made = object.__new__(cls)
        made.__dict__.update(zip(self.names, values))
        state = State(made)
        state.key, state.session = identity, self.session
        made.__dict__['_sa_instance_state'] = state
        self.session.identity_map[identity] = made
        if self.mapper.mutable:
            self.session._remember(made)
        if self.is_partial:
            state.expired = tuple(name for name in self.mapper.columns if name not in self.names)
        return made

    def fill(self, found, state, values):
        for name, value in zip(self.names, values):
            if name in state.expired:
                found.__dict__[name] = value
        state.expired = tuple(name for name in state.expired if name not in self.names)
        if self.mapper.mutable:
            self.session._remember(found)


class _Value:
    """One value of a row as it is."""

    def __init__(self, offset, key):
        self.offset, self.key = offset, key

    def load(self, values):
        return values[self.offset]


def _class_of(entity):
    """(mapped class, what its columns are taken of) of an entity, or None."""
    if isinstance(entity, AliasedClass):
        return entity._class, entity._alias
    if isinstance(entity, type) and hasattr(entity, '__mapper__'):
        return entity, None
    if hasattr(entity, 'class_') and hasattr(entity, 'local_table'):
        return entity.class_, None
    return None


def _columns_of(cls, alias, names):
    columns = [cls.__mapper__.columns[name] for name in names]
    if alias is None:
        return columns
    return [alias.c[column.key] for column in columns]


def _key_of(column):
    """What a value of a row goes by: the attribute of a mapped class, or a name."""
    table = getattr(column, 'table', None)
    cls = getattr(table, '_mapped_class', None)
    if cls is not None:
        for key, mapped in cls.__mapper__.columns.items():
            if mapped.key == column.key:
                return key
    return getattr(column, 'name', None) or getattr(column, 'key', None)


def _plan(session, entities, options=()):
    """The columns of a SELECT of entities, and how to make of its rows what was asked for."""
    columns, loaders = [], []
    for entity in entities:
        if isinstance(entity, Relationship):
            raise exc.InvalidRequestError(f'{entity._shown()} cannot be queried')
        found = _class_of(entity)
        if found is not None:
            cls, alias = found
            key = (entity._name if alias is not None else None) or cls.__name__
            names = loaded_names(cls.__mapper__, options)
            loaders.append(_Loader(session, cls, names, len(columns), key))
            columns += _columns_of(cls, alias, names)
            continue
        element = _entity(entity)
        if isinstance(element, str):
            raise exc.ArgumentError(f'Textual column expression {element!r} should be explicitly '
                                    f'declared with text({element!r})')
        for column in element.c if isinstance(element, FromClause) else [element]:
            loaders.append(_Value(len(columns), _key_of(column)))
            columns.append(column)
    return columns, loaders


def _single_table_condition(entities):
    """Of a subclass that has no table of its own: only its rows."""
    conditions = []
    for entity in entities:
        found = _class_of(entity)
        mapper = found and found[0].__mapper__
        if mapper and mapper.inherits is not None and mapper.polymorphic_identity is not None:
            key = mapper.discriminator_key()
            wanted = [mapper.polymorphic_identity, *mapper.subclasses]
            if key is not None:
                conditions.append(mapper.columns[key].in_(wanted))
    return conditions


# --- queries

class Query:
    _limit_one = None
    _options = ()

    def __class_getitem__(cls, item):
        return cls

    def __init__(self, entities, session=None):
        if not isinstance(entities, (list, tuple)):
            entities = [entities]
        self.session = session
        self._entities = list(entities)
        columns, _ = _plan(session, self._entities)
        self._select = select(*columns)
        for condition in _single_table_condition(self._entities):
            self._select = self._select.where(condition)
        self._text = None

    def _with(self, statement):
        other = object.__new__(type(self))
        other.__dict__.update(self.__dict__)
        other._select = statement
        return other

    def _again(self, *args, **kw):
        return self

    def options(self, *options):
        """Columns that are not read now are read when they are asked for."""
        made = self._with(self._select)
        made._options = self._options + options
        if any(getattr(each, '_only', ()) or getattr(each, '_deferred', ()) for each in options):
            columns, _ = _plan(self.session, self._entities, made._options)
            made._select = self._select.with_only_columns(
                *columns, maintain_column_froms=bool(self._select._given('join')))
        return made

    yield_per = execution_options = enable_eagerloads = populate_existing = _again
    enable_assertions = autoflush = reset_joinpoint = with_labels = _again
    set_label_style = with_hint = with_statement_hint = with_session = _again
    apply_labels = with_labels

    @property
    def statement(self):
        return self._text if self._text is not None else self._select

    selectable = statement

    def __clause_element__(self):
        return self._select

    def __str__(self):
        return str(self.statement)

    @property
    def whereclause(self):
        return self._select.whereclause

    @property
    def column_descriptions(self):
        return [{'name': getattr(entity, '__name__', _key_of(entity)), 'type': entity,
                 'expr': entity, 'entity': entity} for entity in self._entities]

    # --- what to select

    def filter(self, *conditions):
        made = self._select
        for condition in conditions:
            made = made.where(condition)
        return self._with(made)

    where = filter

    def filter_by(self, **values):
        entity = self.__dict__.get('_joined') or self._first_entity()
        return self.filter(*[getattr(entity, name) == value for name, value in values.items()])

    def _first_entity(self):
        for entity in self._entities:
            found = _class_of(entity)
            if found is not None:
                return entity
            table = getattr(entity, 'table', None)
            if table is not None:
                return getattr(table, '_mapped_class', table.c)
        raise exc.InvalidRequestError('there is no entity to filter')

    def order_by(self, *clauses):
        if clauses and clauses[0] is False:
            clauses = (None,)
        return self._with(self._select.order_by(*clauses))

    def group_by(self, *clauses):
        return self._with(self._select.group_by(*clauses))

    def having(self, *conditions):
        return self._with(self._select.having(*conditions))

    def distinct(self, *on):
        return self._with(self._select.distinct(*on))

    def limit(self, limit):
        return self._with(self._select.limit(limit))

    def offset(self, offset):
        return self._with(self._select.offset(offset))

    def slice(self, start, stop):
        return self._with(self._select.slice(start or 0, stop))

    def __getitem__(self, item):
        if isinstance(item, slice):
            if (item.start or 0) < 0 or (item.stop or 0) < 0:
                return self.all()[item]
            return self.slice(item.start, item.stop).all()[::item.step or 1]
        return self.all()[item] if item < 0 else self.slice(item, item + 1).all()[0]

    def with_for_update(self, **kw):
        return self._with(self._select.with_for_update(**kw))

    def select_from(self, *froms):
        return self._with(self._select.select_from(*froms))

    def correlate(self, *froms):
        return self._with(self._select.correlate(*froms))

    def prefix_with(self, *prefixes, **kw):
        return self._with(self._select.prefix_with(*prefixes))

    def params(self, *args, **kw):
        return self._with(self._select.params(dict(*args, **kw)))

    def _join_one(self, target, onclause, isouter, full):
        if isinstance(target, str):
            target = getattr(self._first_entity(), target)
        if isinstance(onclause, str):
            onclause = getattr(self._first_entity(), onclause)
        if isinstance(target, Relationship):
            onclause, target = target, target.target
        if isinstance(onclause, Relationship):
            onclause = onclause.onclause(onclause.parent.class_, target)
        made = self._with(self._select.join(target, onclause, isouter, full))
        made._joined = target if _class_of(target) else None
        return made

    def join(self, target, *more, isouter=False, full=False):
        """join(A), join(A, condition), join(A.bs), and join(A, B) of old."""
        if isinstance(target, tuple):
            target, *more = target
        if len(more) == 1 and _class_of(more[0]) is None:
            return self._join_one(target, more[0], isouter, full)
        made = self._join_one(target, None, isouter, full)
        for each in more:
            made = made._join_one(each, None, isouter, full)
        return made

    def outerjoin(self, target, *more, full=False):
        return self.join(target, *more, isouter=True, full=full)

    def with_entities(self, *entities):
        columns, _ = _plan(self.session, entities)
        made = self._with(self._select.with_only_columns(*columns, maintain_column_froms=True)
                          if self._select._given('join') else
                          self._select.with_only_columns(*columns))
        made._entities = list(entities)
        return made

    def add_columns(self, *columns):
        made = self._with(self._select.add_columns(*_plan(self.session, columns)[0]))
        made._entities = self._entities + list(columns)
        return made

    add_entity = add_column = add_columns

    def _compound(self, name, others):
        return self._with(getattr(self._select, name)(*[each._select for each in others]))

    def union(self, *others):
        return self._compound('union', others)

    def union_all(self, *others):
        return self._compound('union_all', others)

    def intersect(self, *others):
        return self._compound('intersect', others)

    def except_(self, *others):
        return self._compound('except_', others)

    def from_self(self, *entities):
        raise exc.InvalidRequestError('from_self() is not supported: query a subquery()')

    def from_statement(self, statement):
        made = self._with(self._select)
        made._text = statement
        return made

    # --- as part of other statements

    def subquery(self, name=None, with_labels=False, reduce_columns=False):
        return self._select.subquery(name)

    def cte(self, name=None, recursive=False, nesting=False):
        return self._select.cte(name, recursive)

    def scalar_subquery(self):
        return self._select.scalar_subquery()

    as_scalar = scalar_subquery

    def label(self, name):
        return self._select.scalar_subquery().label(name)

    def exists(self):
        from sqlalchemy.sql.elements import literal_column
        one = self._select.with_only_columns(literal_column('1'), maintain_column_froms=True)
        return one.exists()

    # --- rows

    def _begin(self):
        if self.session is None:
            raise exc.InvalidRequestError('the query has no session')
        if self.session.autoflush:
            self.session.flush()
        return self.session.connection()

    def _is_single(self):
        return len(self._entities) == 1 and _class_of(self._entities[0]) is not None

    def __iter__(self):
        connection = self._begin()
        if self._text is not None:
            return iter(_load_text(self, connection))
        result = connection.execute(self._select)
        _, loaders = _plan(self.session, self._entities, self._options)
        if len(loaders) == 1 and isinstance(loaders[0], _Loader):
            load = loaders[0].load
            return iter([load(row) for row in result])
        keys = [loader.key for loader in loaders]
        is_plain = not any(isinstance(loader, _Loader) for loader in loaders)
        if is_plain and all(key in (None, name) for key, name in zip(keys, result._rows.keys)):
            return iter(result)
        return iter(_rows(result, loaders).fetchall())

    def all(self):
        return list(self)

    def first(self):
        found = list(self.limit(1)) if self._text is None else list(self)
        return found[0] if found else None

    def one_or_none(self):
        found = self.all()
        if len(found) > 1:
            raise exc.MultipleResultsFound('Multiple rows were found when one or none was required')
        return found[0] if found else None

    def one(self):
        found = self.all()
        if not found:
            raise exc.NoResultFound('No row was found when one was required')
        if len(found) > 1:
            raise exc.MultipleResultsFound('Multiple rows were found when exactly one was required')
        return found[0]

    def scalar(self):
        found = self.one_or_none()
        return found if found is None or self._is_single() else found[0]

    def count(self):
        inner = self._select.subquery()
        return self._begin().execute(select(func.count()).select_from(inner)).scalar()

    def values(self, *columns):
        return iter(self.with_entities(*columns))

    def value(self, column):
        found = self.with_entities(column).first()
        return None if found is None else found[0]

    def get(self, ident):
        cls = self._entities[0]
        mapper = cls.__mapper__
        if isinstance(ident, dict):
            ident = [ident[name] for name in mapper.key_attributes]
        key = tuple(ident) if isinstance(ident, (tuple, list)) else (ident,)
        if len(key) != len(mapper.primary_key):
            raise exc.InvalidRequestError(
                f"Incorrect number of values in identifier to formulate primary key for "
                f"session.get(); primary key columns are "
                f"{','.join(repr(str(column)) for column in mapper.primary_key)}")
        found = self.session.identity_map.get((mapper.class_, key))
        if found is not None and not state_of(found).expired:
            return found
        made = self
        for column, value in zip(mapper.primary_key, key):
            made = made.filter(column == value)
        return made.first()

    # --- writing

    def _changing(self, statement):
        if self._select._given('join') or self._select._given('limit'):
            raise exc.InvalidRequestError("update() and delete() of a query with join() or limit() "
                                          "are not possible")
        for condition in self._select._given('where'):
            statement = statement.where(condition)
        result = self._begin().execute(statement)
        self.session._expire_table(statement.table)
        return result.rowcount

    def _table(self):
        found = _class_of(self._entities[0])
        return found[0].__table__ if found else _entity(self._entities[0]).table

    def delete(self, synchronize_session='auto', delete_args=None):
        table = self._table()
        before = [instance for instance in self.session.identity_map.values()
                  if type(instance).__table__ is table]
        count = self._changing(table.delete())
        for instance in before:
            self.session._drop_if_gone(instance)
        return count

    def update(self, values, synchronize_session='auto', update_args=None):
        found = _class_of(self._entities[0])
        columns = found[0].__mapper__.columns if found else {}
        pairs = values.items() if hasattr(values, 'items') else values
        given = {columns[key] if isinstance(key, str) and key in columns else key: value
                 for key, value in pairs}
        return self._changing(self._table().update().values(given))


def _rows(result, loaders):
    """Rows of what loaders make of the rows of a result."""
    from _connection import Rows
    made = [tuple([loader.load(row) for loader in loaders]) for row in result]
    names = result._rows.keys
    return Rows([names[loader.offset] if loader.key is None else loader.key
                 for loader in loaders], made, None)


def _load_text(query, connection):
    """from_statement(): columns of the result by their names."""
    statement = query._text
    result = connection.execute(statement)
    cls = _class_of(query._entities[0])
    if cls is None:
        return result.fetchall()
    mapper = cls[0].__mapper__
    keys = list(result.keys())
    by_name = {getattr(column, 'name', None): key for key, column in mapper.columns.items()}
    names = [by_name.get(key) for key in keys]
    places = [place for place, name in enumerate(names) if name is not None]
    makers = [mapper.columns[names[place]].type.result_processor(connection.dialect, None)
              for place in places]
    if hasattr(statement, '_flat_columns'):
        makers = [None] * len(places)
    loader = _Loader(query.session, cls[0], [names[place] for place in places], 0, None)
    return [loader.load([row[place] if maker is None else maker(row[place])
                         for place, maker in zip(places, makers)]) for row in result]


def execute_select(session, statement, params):
    """A select() of mapped classes: rows of objects. None: it has none."""
    from sqlalchemy.engine.result import CursorResult
    loaders, columns, offset, has_class = [], [], 0, False
    for each in statement._columns_now():
        cls = getattr(each, '_mapped_class', None)
        if cls is None:
            columns.append(each)
        if not isinstance(each, FromClause):
            loaders.append(_Value(offset, _key_of(each)))
            offset += 1
        elif cls is None:
            for column in each.c:
                loaders.append(_Value(offset, _key_of(column)))
                offset += 1
        else:
            has_class = True
            by_key = {getattr(column, 'key', None): key
                      for key, column in cls.__mapper__.columns.items()}
            wanted = loaded_names(cls.__mapper__, statement._loads)
            chosen = [column for column in each.c
                      if by_key.get(column.key) is None or by_key[column.key] in wanted]
            names = [by_key.get(column.key) for column in chosen]
            columns += chosen
            if None in names:
                raise exc.InvalidRequestError(f'select({cls.__name__}): the class does not map all '
                                              'columns of its table')
            loaders.append(_Loader(session, cls, names, offset, cls.__name__))
            offset += len(names)
    if not has_class:
        return None
    if statement._loads:
        statement = statement.with_only_columns(
            *columns, maintain_column_froms=bool(statement._given('join')))
    result = session.connection().execute(statement, params)
    rows = _rows(result, loaders)
    return CursorResult(rows, rows.left)


def load_attributes(session, instance, key, names):
    """Reads attributes of an object again; False: its row is gone."""
    mapper = type(instance).__mapper__
    names = [name for name in names if name in mapper.columns]
    if not names:
        return True
    statement = select(*[mapper.columns[name] for name in names])
    for column, value in zip(mapper.primary_key, key[1]):
        statement = statement.where(column == value)
    row = session.connection().execute(statement).first()
    if row is None:
        return False
    instance.__dict__.update(zip(names, row))
    return True

"""Writes what a session has to write: inserts from referred to referring tables, updates of changed
columns, deletes the other way round."""
from sqlalchemy import exc
from sqlalchemy.orm import exc as orm_exc
from sqlalchemy.orm.attributes import NO_VALUE, state_of
from sqlalchemy.sql.elements import bindparam


def _order_of_tables(tables):
    """A number for each table: the referred to come first."""
    order, visiting = {}, set()

    def visit(table):
        if table in order or table in visiting:
            return
        visiting.add(table)
        for column in table.c:
            for key in column.foreign_keys:
                try:
                    referred = key.column.table
                except exc.SQLAlchemyError:
                    continue
                if referred is not table:
                    visit(referred)
        order[table] = len(order)
    for table in tables:
        visit(table)
    return order


def _sorted(instances, reverse=False):
    instances = list(instances)
    order = _order_of_tables([type(each).__table__ for each in instances])
    return sorted(instances, key=lambda each: order[type(each).__table__], reverse=reverse)


def _depths(instances):
    """How many new objects of its own table stand above each: within a table those come first."""
    above = {}
    for instance in instances:
        for relationship in type(instance).__mapper__.relationships.values():
            related = [other for other in relationship.related(instance)
                       if type(other).__table__ is type(instance).__table__]
            for other in related:
                is_own = any(refers for _, _, refers in relationship.pairs)
                child, parent = (instance, other) if is_own else (other, instance)
                above[id(child)] = id(parent)
    depths = {}
    for instance in instances:
        depth, key = 0, id(instance)
        while key in above and depth <= len(above):
            depth, key = depth + 1, above[key]
        depths[id(instance)] = depth
    return depths


def flush(session):
    connection = session.connection()
    for instance in [*session._new.values(), *session._changed.values()]:
        session._cascade(instance)
    depths = _depths(session._new.values())
    for instance in _sorted(sorted(session._new.values(), key=lambda each: depths[id(each)])):
        if id(instance) in session._new:
            _insert(session, connection, instance)
    changed, session._changed = session._changed, {}
    waiting = []
    for instance in _sorted(changed.values()):
        if id(instance) not in session._deleted:
            _copy_keys(instance)
            _update(session, connection, instance, waiting)
    _run_waiting(connection, waiting)
    session._changed = {}
    deleted, session._deleted = session._deleted, {}
    for instance in _sorted(deleted.values(), reverse=True):
        _delete(session, connection, instance)


def _copy_keys(instance):
    for relationship in type(instance).__mapper__.relationships.values():
        if relationship.key in instance.__dict__:
            relationship.copy_keys(instance)


def _copy_keys_from_referred(session, instance):
    """Keys of what is new itself and referred to by another object's collection."""
    for relationship in type(instance).__mapper__.relationships.values():
        for other in relationship.related(instance):
            if id(other) in session._new and any(is_own for _, _, is_own in relationship.pairs):
                _insert(session, session.connection(), other)


def _is_expression(value):
    return hasattr(value, '_kind') or hasattr(value, '__clause_element__')


def _row_of(mapper, instance):
    """Column keys and values for INSERT; a None that a default stands for is left out."""
    values, row = instance.__dict__, {}
    for key, column in mapper.written.items():
        value = values.get(key)
        if value is None and (column.default is not None or column.server_default is not None or
                              column.primary_key or column.computed is not None):
            continue
        row[column.key] = value
    discriminator = mapper.discriminator_key()
    if discriminator is not None and mapper.polymorphic_identity is not None \
            and values.get(discriminator) is None:
        row[mapper.columns[discriminator].key] = mapper.polymorphic_identity
        values[discriminator] = mapper.polymorphic_identity
    return row


def _insert(session, connection, instance):
    mapper = type(instance).__mapper__
    session._new.pop(id(instance), None)
    _copy_keys_from_referred(session, instance)
    for relationship in mapper.relationships.values():
        if relationship.key in instance.__dict__ and not relationship.is_collection:
            relationship.copy_keys(instance)
    state = state_of(instance)
    key = _write(connection, mapper, instance, state)
    state.key = (mapper.class_, key)
    state.session = session
    session.identity_map[state.key] = instance
    session._remember(instance)
    state.changed = {}
    for relationship in mapper.relationships.values():
        if relationship.key in instance.__dict__ and relationship.is_collection:
            relationship.copy_keys(instance)


def _write(connection, mapper, instance, state):
    row = _row_of(mapper, instance)
    result = connection.execute(mapper.local_table.insert().values(row) if row
                                else mapper.local_table.insert())
    values = instance.__dict__
    made = result._values or {}
    for name, column in mapper.written.items():
        if values.get(name) is None and column.key in made and not _is_expression(made[column.key]):
            values[name] = made[column.key]
    given = result.inserted_primary_key
    for name, value in zip(mapper.key_attributes, given):
        if values.get(name) is None:
            values[name] = value
    unknown = [name for name, column in mapper.columns.items()
               if _is_expression(values.get(name)) or
               (name not in values and name not in mapper.written) or
               (values.get(name) is None and name in mapper.written and
                (column.server_default is not None or column.computed is not None or
                 _is_expression(made.get(column.key))))]
    for name in unknown:
        values.pop(name, None)
    for name in mapper.written:
        if name not in unknown:
            values.setdefault(name, None)
    state.expired = tuple(unknown)
    key = tuple(values.get(name) for name in mapper.key_attributes)
    if None in key:
        raise orm_exc.FlushError(
            f"Instance {instance!r} has a NULL identity key.  If this is an auto-generated value, "
            "check that the database table allows generation of new primary key values, and that "
            "the mapped Column object is configured to expect these generated values.")
    return key


def _where(statement, mapper, key):
    for column, value in zip(mapper.primary_key, key):
        statement = statement.where(column == value)
    return statement


def update_row(connection, mapper, key, values):
    row = {mapper.written[name].key: value for name, value in values.items()}
    return connection.execute(_where(mapper.local_table.update(), mapper, key).values(row))


def _changes(instance, state, mapper):
    values = instance.__dict__
    changed = {}
    for name, before in state.changed.items():
        value = values.get(name)
        if name in mapper.written and (before is NO_VALUE or _is_expression(value) or
                                       _differs(before, value)):
            changed[name] = value
    return changed


def _update(session, connection, instance, waiting):
    """One that changes the same columns as the one before it waits, to run together with it."""
    state, mapper = state_of(instance), type(instance).__mapper__
    changed = _changes(instance, state, mapper)
    state.changed = {}
    session._changed.pop(id(instance), None)
    if not changed:
        return
    names = tuple(changed)
    if waiting and (waiting[0][0] is not mapper or waiting[0][1] != names):
        _run_waiting(connection, waiting)
    expressions = [name for name, value in changed.items() if _is_expression(value)]
    if expressions:
        _run_waiting(connection, waiting)
        _check(mapper, update_row(connection, mapper, state.key[1], changed).rowcount, 1)
    else:
        waiting.append((mapper, names, state.key[1], changed))
    stale = expressions + [name for name, column in mapper.written.items()
                           if name not in changed and column.onupdate is not None]
    for name in stale:
        instance.__dict__.pop(name, None)
    state.expired = tuple({*state.expired, *stale})
    session._remember(instance)
    _move(session, mapper, instance, state)


def _run_waiting(connection, waiting):
    if not waiting:
        return
    mapper, names, key, changed = waiting[0]
    if len(waiting) == 1:
        count = update_row(connection, mapper, key, changed).rowcount
    else:
        statement = mapper.local_table.update()
        for position, column in enumerate(mapper.primary_key):
            statement = statement.where(column == bindparam(f'_key_{position}', type_=column.type))
        rows = []
        for _, _, key, changed in waiting:
            row = {mapper.written[name].key: value for name, value in changed.items()}
            row.update({f'_key_{position}': value for position, value in enumerate(key)})
            rows.append(row)
        count = connection.execute(statement, rows).rowcount
    _check(mapper, count, len(waiting))
    waiting.clear()


def _check(mapper, count, expected):
    if 0 <= count < expected:
        raise orm_exc.StaleDataError(
            f"UPDATE statement on table '{mapper.local_table.name}' expected to update {expected} "
            f"row(s); {count} were matched.")


def _differs(before, value):
    """A list or dict may have been changed in its place."""
    if before is value:
        return isinstance(value, (list, dict, set))
    try:
        return bool(before != value)
    except Exception:
        return True


def _move(session, mapper, instance, state):
    """The key itself was changed."""
    key = (mapper.class_, tuple(instance.__dict__.get(name, old) for name, old
                                in zip(mapper.key_attributes, state.key[1])))
    if key != state.key:
        session.identity_map.pop(state.key, None)
        state.key = key
        session.identity_map[key] = instance


def _delete(session, connection, instance):
    state, mapper = state_of(instance), type(instance).__mapper__
    connection.execute(_where(mapper.local_table.delete(), mapper, state.key[1]))
    session.identity_map.pop(state.key, None)
    session._changed.pop(id(instance), None)
    state.session = None
    state.is_deleted = True


def save_loose(connection, instance):
    """bulk_save_objects(): without keeping the object."""
    state, mapper = state_of(instance), type(instance).__mapper__
    if state.key is None:
        row = _row_of(mapper, instance)
        connection.execute(mapper.local_table.insert().values(row))
    elif state.changed:
        update_row(connection, mapper, state.key[1],
                   {name: instance.__dict__.get(name) for name in state.changed})
        state.changed = {}
        if state.session is not None:
            state.session._changed.pop(id(instance), None)

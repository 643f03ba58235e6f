"""The dicts of an Inspector, as the dialects of SQLAlchemy shape them, from what C found."""


def _constraints(table, kind):
    return [each for each in table['constraints'] if each['kind'] == kind]


def _quoted(text):
    return "'" + text.replace("'", "''") + "'"


def _without_outer(text):
    """Without parentheses around the whole."""
    depth = 0
    for position, character in enumerate(text):
        depth += (character == '(') - (character == ')')
        if depth == 0 and position < len(text) - 1:
            return text
    return text[1:-1] if text[:1] == '(' else text


def _last_none(each):
    return each['name'] or '~'


class Shape:
    features = ()
    schemas = ''

    def need(self, feature):
        if feature not in self.features:
            raise NotImplementedError()

    def default_schema(self, dialect):
        return dialect.default_schema_name

    def temporary(self, inspector):
        raise NotImplementedError()

    def view_definition(self, inspector, view, schema):
        return view['definition']

    def sequence_names(self, inspector, schema):
        return list(inspector._schema(schema)['sequences'])

    def missing(self, name, schema):
        """What NoSuchTableError says."""
        return f'{schema}.{name}' if schema else name

    def table_options(self, table):
        return dict(table['options'])

    def _default(self, column):
        text = column['default']
        return text if text is None or not column['is_quoted_default'] else _quoted(text)

    def _computed(self, column, made):
        if 'computed' in column:
            made['computed'] = {'sqltext': column['computed']}
            if column['persisted'] is not None:
                made['computed']['persisted'] = column['persisted']
        if 'identity' in column:
            made['identity'] = dict(column['identity'])

    def _key_constraint(self, table):
        found = _constraints(table, 'primary_key')
        return found[0] if found else None

    def pk_constraint(self, table):
        constraint = self._key_constraint(table)
        if not table['key']:
            return {'name': None, 'constrained_columns': []}
        return {'constrained_columns': list(table['key']),
                'name': constraint['name'] if constraint else None}

    def _reference_options(self, constraint):
        options = {}
        for option in ('onupdate', 'ondelete'):
            if constraint[option] not in (None, 'NO ACTION'):
                options[option] = constraint[option]
        if constraint['deferrable'] is not None:
            options['deferrable'] = constraint['deferrable']
        if constraint['initially']:
            options['initially'] = constraint['initially']
        return options

    def _foreign_key(self, constraint):
        return {'name': constraint['name'], 'constrained_columns': constraint['columns'],
                'referred_schema': constraint['referred_schema'],
                'referred_table': constraint['referred_table'],
                'referred_columns': constraint['referred_columns'],
                'options': self._reference_options(constraint)}

    def foreign_keys(self, table):
        return [self._foreign_key(each) for each in _constraints(table, 'foreign_key')]

    def check_constraints(self, table):
        made = [{'sqltext': each['check'], 'name': each['name']}
                for each in _constraints(table, 'check')]
        return sorted(made, key=_last_none)


class SQLite(Shape):
    features = ('temporary_views',)
    schemas = "SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq"

    def default_schema(self, dialect):
        return 'main'

    def view_definition(self, inspector, view, schema):
        return view['source'] or view['definition']

    def temporary(self, inspector):
        return inspector._ask("SELECT name FROM sqlite_temp_master WHERE type = 'table' "
                              "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name")

    def columns(self, table):
        made = []
        for column in table['columns']:
            name = column['name']
            key = table['key'].index(name) + 1 if name in table['key'] else 0
            each = {'name': name, 'type': column['type'], 'nullable': column['nullable'],
                    'default': self._default(column), 'primary_key': key}
            self._computed(column, each)
            made.append(each)
        return made

    def indexes(self, table):
        made = []
        for index in table['indexes']:
            if None in index['columns']:
                continue
            options = {}
            if index['where']:
                from sqlalchemy.sql.elements import text
                options['sqlite_where'] = text(index['where'])
            made.append({'name': index['name'], 'column_names': index['columns'],
                         'unique': int(index['unique']), 'dialect_options': options})
        return sorted(made, key=_last_none)

    def unique_constraints(self, table):
        return [{'name': each['name'], 'column_names': each['columns']}
                for each in _constraints(table, 'unique')]


# A row for each CHECK of a domain; a domain without one has one row.
_domains = """
SELECT t.typname AS name, n.nspname AS schema, pg_catalog.pg_type_is_visible(t.oid) AS visible,
       pg_catalog.format_type(t.typbasetype, t.typtypmod) AS type, NOT t.typnotnull AS nullable,
       t.typdefault AS "default", l.collname AS collation, k.conname AS constraint,
       pg_catalog.pg_get_constraintdef(k.oid, true) AS check
FROM pg_catalog.pg_type t
JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
LEFT JOIN pg_catalog.pg_collation l ON l.oid = t.typcollation
LEFT JOIN pg_catalog.pg_constraint k ON k.contypid = t.oid AND k.contype = 'c'
WHERE t.typtype = 'd' AND """
_domains_order = ' ORDER BY n.nspname, t.typname, k.conname'


class PostgreSQL(Shape):
    features = ('materialized', 'temporary_views', 'sequences', 'comments')
    schemas = ("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname NOT LIKE 'pg\\_%' "
               "ORDER BY nspname")

    def temporary(self, inspector):
        return inspector._ask("SELECT relname FROM pg_catalog.pg_class WHERE relpersistence = 't' "
                              "AND relkind IN ('r', 'p') ORDER BY relname")

    def view_definition(self, inspector, view, schema):
        return f" {view['definition']};"

    def _relations(self, inspector, kind, schema):
        where = 'current_schema()' if schema is None else _quoted(schema)
        return inspector._ask("SELECT c.relname FROM pg_catalog.pg_class c "
                              "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
                              f"WHERE c.relkind = '{kind}' AND n.nspname = {where} ORDER BY c.oid")

    def sequence_names(self, inspector, schema):
        return self._relations(inspector, 'S', schema)

    def foreign_tables(self, inspector, schema):
        return self._relations(inspector, 'f', schema)

    def domains(self, inspector, schema):
        from sqlalchemy.sql.elements import text
        where = 'pg_catalog.pg_type_is_visible(t.oid) AND n.nspname <> \'pg_catalog\'' \
            if schema is None else 'true' if schema == '*' else f'n.nspname = {_quoted(schema)}'
        rows = inspector.engine.connect().execute(text(_domains + where + _domains_order))
        found = {}
        for row in rows:
            domain = found.setdefault((row.schema, row.name), {
                'name': row.name, 'schema': row.schema, 'visible': row.visible,
                'type': row.type.partition('(')[0], 'nullable': row.nullable,
                'default': row.default, 'constraints': [], 'collation': row.collation})
            if row.check is not None:
                domain['constraints'].append({'name': row.constraint, 'check': row.check[7:-1]})
        return list(found.values())

    def enum(self, enum, default_schema):
        schema = enum['schema'] or default_schema
        return {'name': enum['name'], 'schema': schema, 'visible': schema == default_schema,
                'labels': enum['labels']}

    def columns(self, table):
        made = []
        for column in table['columns']:
            default = self._default(column)
            counts = default is not None and default.startswith('nextval(')
            is_nullable = column['nullable'] and not getattr(column['type'], 'not_null', False)
            each = {'name': column['name'], 'type': column['type'],
                    'nullable': is_nullable, 'default': default,
                    'autoincrement': counts or 'identity' in column,
                    'comment': column['comment']}
            self._computed(column, each)
            made.append(each)
        return made

    def pk_constraint(self, table):
        constraint = self._key_constraint(table)
        made = super().pk_constraint(table)
        if not table['key']:
            return made
        made['comment'] = constraint['comment'] if constraint else None
        made['dialect_options'] = {'postgresql_include': self._include(constraint)}
        return made

    def _include(self, constraint):
        return list(constraint['options'].get('postgresql_include', ())) if constraint else []

    def foreign_keys(self, table):
        made = []
        for constraint in _constraints(table, 'foreign_key'):
            each = self._foreign_key(constraint)
            options = each['options']
            if 'deferrable' in options:
                options['deferrable'] = options.pop('deferrable')  # behind initially
            each['comment'] = constraint['comment']
            if constraint['match'] not in (None, 'SIMPLE'):
                each['options']['match'] = constraint['match']
            made.append(each)
        return sorted(made, key=_last_none)

    def unique_constraints(self, table):
        made = []
        for constraint in _constraints(table, 'unique'):
            each = {'column_names': constraint['columns'], 'name': constraint['name'],
                    'comment': constraint['comment']}
            each['dialect_options'] = {
                'postgresql_include': self._include(constraint),
                'postgresql_nulls_not_distinct':
                    bool(constraint['options'].get('postgresql_nulls_not_distinct'))}
            made.append(each)
        return sorted(made, key=_last_none)

    def check_constraints(self, table):
        made = []
        for constraint in _constraints(table, 'check'):
            each = {'name': constraint['name'], 'sqltext': _without_outer(constraint['check']),
                    'comment': constraint['comment']}
            options = {}
            if constraint['options'].get('postgresql_not_valid'):
                options['not_valid'] = True
            if options:
                each['dialect_options'] = options
            made.append(each)
        return sorted(made, key=_last_none)

    def _index(self, index):
        made = {'name': index['name'], 'unique': index['unique'],
                'column_names': index['columns']}
        names = index['expressions']
        if None in index['columns']:
            made['expressions'] = names
        options = dict(index['options'])
        classes = {name: of for name, of in zip(names, index['classes']) if of}
        if classes:
            options['postgresql_ops'] = classes
        sorting = {name: how for name, how in zip(names, index['sorting']) if how}
        if sorting:
            made['column_sorting'] = sorting
        if index['method'] not in (None, 'btree'):
            options['postgresql_using'] = index['method']
        if index['where']:
            options['postgresql_where'] = index['where']
        made['include_columns'] = index['include']
        options['postgresql_include'] = index['include']
        made['dialect_options'] = options
        return made

    def _index_of_constraint(self, constraint):
        return {'name': constraint['name'], 'unique': True,
                'column_names': constraint['columns'],
                'duplicates_constraint': constraint['name'], 'include_columns': [],
                'dialect_options': {'postgresql_include': []}}

    def indexes(self, table):
        made = [self._index(index) for index in table['indexes']]
        names = {index['name'] for index in made}
        made += [self._index_of_constraint(each) for each in _constraints(table, 'unique')
                 if each['name'] not in names]
        return sorted(made, key=_last_none)


class MySQL(Shape):
    features = ('comments', 'options', 'sequences')
    schemas = 'SELECT schema_name FROM information_schema.schemata ORDER BY schema_name'

    def temporary(self, inspector):
        raise NotImplementedError()

    def missing(self, name, schema):
        return f'`{schema}`.`{name}`' if schema else f'`{name}`'

    def view_definition(self, inspector, view, schema):
        from sqlalchemy.sql.elements import text
        name = self.missing(view['name'], schema)
        shown = inspector.engine.connect().execute(text(f'SHOW CREATE VIEW {name}')).first()
        return shown[1]

    def table_options(self, table):
        made = {} if table['comment'] is None else {'mysql_comment': table['comment']}
        for key, value in table['options'].items():
            made['mysql_default charset' if key == 'mysql_default_charset' else key] = value
        return made

    def check_constraints(self, table):
        """Those with a name: what a column's type asks for is none of the script's."""
        made = [{'name': each['name'], 'sqltext': each['check']}
                for each in _constraints(table, 'check') if each['name']]
        return sorted(made, key=_last_none)

    def columns(self, table):
        made = []
        for column in table['columns']:
            each = {'name': column['name'], 'type': column['type'],
                    'default': self._default(column), 'comment': column['comment'],
                    'nullable': column['nullable']}
            if getattr(column['type'], '_type_affinity', None).__name__ == 'Integer':
                each['autoincrement'] = column['autoincrement']
            if column['on_update']:
                each['default'] = f"{each['default']} ON UPDATE {column['on_update']}"
            self._computed(column, each)
            if 'computed' in each:
                each['computed']['sqltext'] = f"({each['computed']['sqltext']})"
            made.append(each)
        return made

    def pk_constraint(self, table):
        made = {'constrained_columns': list(table['key']), 'name': None}
        return made if table['key'] else {'name': None, 'constrained_columns': []}

    def foreign_keys(self, table):
        made = [self._foreign_key(each) for each in _constraints(table, 'foreign_key')]
        for each in made:
            each['options'].pop('deferrable', None)
            each['options'].pop('initially', None)
        return made

    def unique_constraints(self, table):
        made = [{'name': each['name'], 'column_names': each['columns'],
                 'duplicates_index': each['name']} for each in _constraints(table, 'unique')]
        made += [{'name': each['name'], 'column_names': each['columns'],
                  'duplicates_index': each['name']} for each in table['indexes']
                 if each['unique'] and each['name'] not in {one['name'] for one in made}]
        return sorted(made, key=_last_none)

    def _index(self, index):
        made = {'name': index['name'], 'column_names': index['columns'],
                'unique': index['unique']}
        options = dict(index['options'])
        lengths = {name: length for name, length in zip(index['columns'], index['lengths'])
                   if length}
        if lengths:
            options['mysql_length'] = lengths
        flavor = options.get('mysql_prefix') or ('UNIQUE' if index['unique'] else None)
        if flavor:
            made['type'] = flavor
        if options:
            made['dialect_options'] = options
        return made

    def indexes(self, table):
        made = [self._index(index) for index in table['indexes']]
        names = {index['name'] for index in made}
        made += [{'name': each['name'], 'column_names': each['columns'], 'unique': True,
                  'type': 'UNIQUE'} for each in _constraints(table, 'unique')
                 if each['name'] not in names]
        return sorted(made, key=_last_none)


_SHAPES = {'sqlite': SQLite(), 'postgresql': PostgreSQL(), 'mysql': MySQL(), 'mariadb': MySQL()}


def of(name):
    return _SHAPES[name]

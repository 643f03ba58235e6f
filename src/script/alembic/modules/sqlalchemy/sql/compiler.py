"""Statements and expressions as text: what str() shows and compile() gives."""
from _compile import fragment, literal


class Compiled:
    """A statement's text. Values stand in it, whether literal_binds asks for that or not; a text()
    keeps its parameters by name unless it does."""

    def __init__(self, statement, dialect, options):
        self.statement, self.dialect = statement, dialect
        self._options = options
        self._string = None

    @property
    def _dialect_name(self):
        name = getattr(self.dialect, 'name', None)
        return 'mysql' if name == 'mariadb' else None if name == 'default' else name

    @property
    def string(self):
        if self._string is None:
            self._string = self._write()
        return self._string

    def _write(self):
        statement = self.statement
        if statement._kind == 'text' and not self._options.get('literal_binds'):
            return statement.text.replace('\\:', ':')
        if statement._kind in _FROMS:
            return _from_text(statement, self._dialect_name)
        return literal(statement, None, self._dialect_name)

    def __str__(self):
        return self.string

    @property
    def params(self):
        return self.construct_params()

    def construct_params(self, params=None, **kw):
        binds = getattr(self.statement, '_binds', {})
        found = {name: bind.effective_value for name, bind in binds.items()}
        return {**found, **(params or {})}

    @property
    def sql_compiler(self):
        return self

    @property
    def preparer(self):
        return self.dialect.identifier_preparer

    def process(self, element, **kw):
        return fragment(element, self._dialect_name)


_FROMS = ('table', 'alias', 'subquery', 'cte', 'join', 'function_from')


def _from_text(clause, dialect):
    """A table, alias or join as it stands behind FROM."""
    from sqlalchemy.sql.selectable import select
    from sqlalchemy.sql.elements import literal_column
    text = literal(select(literal_column('1')).select_from(clause), None, dialect)
    return text.split('FROM ', 1)[1]


SQLCompiler = StrSQLCompiler = Compiled


def compile_element(element, bind, dialect, options):
    if dialect is None and bind is not None:
        dialect = bind.dialect
    if dialect is None:
        from sqlalchemy.engine.default import current_dialect
        dialect = current_dialect()
    return Compiled(element, dialect, options.get('compile_kwargs') or {})


def with_params(element, values):
    """A copy with other values for parameters of these names."""
    if isinstance(element, (tuple, list)):
        return type(element)(with_params(each, values) for each in element)
    if isinstance(element, dict):
        return {key: with_params(each, values) for key, each in element.items()}
    kind = getattr(element, '_kind', None)
    if kind == 'bind':
        return element._with_value(values[element.key]) if element.key in values else element
    if kind is None or kind in ('column', 'table') or not hasattr(element, '_copy'):
        return element
    copy = element._copy()
    for name, part in element.__dict__.items():
        if isinstance(part, (tuple, list, dict)) or hasattr(part, '_kind'):
            copy.__dict__[name] = with_params(part, values)
    return copy

"""@compiles: functions of a script that write SQL for elements and types of its own."""
from sqlalchemy import exc


def compiles(class_, *specs):
    def register(function):
        registered = dict(class_.__dict__.get('_compilers') or getattr(class_, '_compilers', None)
                          or {})
        for name in specs or ('default',):
            registered[name] = function
        class_._compilers = registered
        return function
    return register


def deregister(class_):
    class_._compilers = None


def _function_for(element, dialect):
    registered = getattr(element, '_compilers', None)
    if not registered:
        return None
    for name in (dialect.name, 'mysql' if dialect.name == 'mariadb' else 'default', 'default'):
        if name in registered:
            return registered[name]
    return None


def compiled_text(element, dialect, is_definition=False):
    """What the function for the dialect writes; None: there is none."""
    function = _function_for(element, dialect)
    if function is None:
        return None
    text = function(element, _Compiler(dialect, is_definition))
    if not isinstance(text, str):
        raise exc.CompileError(f"the function that compiles {type(element).__name__} gave "
                               f"{text!r}, not a str")
    return text


class _Compiler:
    """What such a function may ask: names in quotes, and the SQL of parts."""
    statement = None

    def __init__(self, dialect, is_definition=False):
        self.dialect, self._is_definition = dialect, is_definition
        self.preparer = dialect.identifier_preparer

    @property
    def sql_compiler(self):
        return self

    type_compiler = type_compiler_instance = sql_compiler

    def process(self, element, **kw):
        if isinstance(element, (tuple, list)):
            return ', '.join(self.process(each, **kw) for each in element)
        if hasattr(element, '_variant_mapping'):
            return element.compile(dialect=self.dialect)
        own = compiled_text(element, self.dialect, self._is_definition)
        if own is not None:
            return own
        if hasattr(element, '_statements'):
            return '; '.join(element._statements(self.dialect))
        from _compile import fragment
        name = self.dialect.name
        name = None if name == 'default' else 'mysql' if name == 'mariadb' else name
        return fragment(element, name, self._is_definition)

    def render_literal_value(self, value, type_):
        from sqlalchemy.sql.elements import literal
        return self.process(literal(value, type_))

    def format_table(self, table):
        return self.preparer.format_table(table)

    def visit_create_table(self, element, **kw):
        return '\n%s\n\n' % '; '.join(element.statements(self.dialect))

    def visit_drop_table(self, element, **kw):
        return '\n%s' % '; '.join(element.statements(self.dialect))

    def visit_create_index(self, element, **kw):
        return '; '.join(element.statements(self.dialect))

    visit_drop_index = visit_create_index

    def get_column_specification(self, column, **kw):
        from sqlalchemy.sql.ddl import CreateColumn
        return CreateColumn(column).statements(self.dialect)[0]

    def __getattr__(self, name):
        if name.startswith('visit_'):
            return self._visit
        raise AttributeError(f"a compiler has no attribute {name!r} here")

    def _visit(self, element, **kw):
        """The SQL that the element has without the function that asks for it."""
        if hasattr(element, '_variant_mapping'):
            plain = element.copy()
            plain._compilers = None
            return plain.compile(dialect=self.dialect)
        if hasattr(element, 'statements'):
            return '; '.join(element.statements(self.dialect))
        plain = element._copy()
        plain._compilers = None
        return self.process(plain, **kw)
